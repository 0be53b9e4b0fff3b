"""The standard supplier workbook, version 1: its sheets and columns."""

from dataclasses import replace

from bw_cfp_programme.forms.layout import Column, Entry, Layout, Sheet
from bw_cfp_programme.forms.standard.columns import (
    PROCESS,
    REMARK,
    SUPPLIER,
    common_columns,
    line_columns,
    number_column,
    unit_column,
)
from bw_cfp_programme.records import SITE

RAW, RESULT = "raw", "result"
MONTHS = tuple(f"m{month:02}" for month in range(1, 13))

FACILITY = Sheet(
    key="facility",
    is_record=True,
    expected=(RAW, RESULT),
    departments=("accounting", "environment"),
    columns=(
        Column(name="member", entry=Entry.CODE, required=True, offers="members"),
        Column(name="company_zh"),
        Column(name="company_en"),
        Column(name="tax_id", entry=Entry.CODE, digits=8),
        Column(name="site"),
        Column(name="address"),
        Column(name="country", entry=Entry.CODE, required=True),
        Column(name="period_start", entry=Entry.DATE, required=True),
        Column(name="period_end", entry=Entry.DATE, required=True),
        Column(name="contact"),
        Column(name="email"),
        number_column("ghg_category_1"),
        number_column("ghg_category_2"),
        number_column("ghg_total"),
        Column(name="disclosure", entry=Entry.CHOICE, required=True, choices="disclosure"),
        Column(name="allocation_rule", entry=Entry.CHOICE, choices="rule"),
    ),
)

PRODUCTS = Sheet(
    key="products",
    expected=(RAW, RESULT),
    departments=("materials", "manufacturing", "accounting"),
    columns=(
        Column(name="product", entry=Entry.CODE, required=True),
        Column(name="name_zh", width=20),
        Column(name="name_en", width=20),
        Column(name="role", entry=Entry.CHOICE, required=True, choices="role"),
        Column(
            name="unit",
            entry=Entry.UNIT,
            required=True,
            dimensions=(
                *("count", "mass", "volume", "normal volume", "area", "length", "energy"),
                *("time", "labour"),
            ),
        ),
        number_column("output", required=True),
        number_column("mass_per_unit"),
        number_column("price"),
        Column(name="currency", entry=Entry.CODE),
        number_column("exchange_rate"),
        number_column("energy_per_unit"),
        number_column("machine_hours"),
        number_column("labour_hours"),
        number_column("area"),
        Column(name="by_product_treatment", entry=Entry.CHOICE, choices="by_product_treatment"),
        Column(name="substitutes", width=24),
        Column(name="evidence", entry=Entry.CODE, offers="evidence"),
        REMARK,
    ),
)

PROCESSES = Sheet(
    key="processes",
    expected=(RAW,),
    departments=("manufacturing", "facilities"),
    columns=(
        Column(name="process", entry=Entry.CODE, required=True),
        Column(name="name_zh", width=20),
        Column(name="name_en", width=20),
        Column(name="kind", entry=Entry.CHOICE, required=True, choices="process_kind", width=18),
        Column(name="makes", entry=Entry.CODES, width=24),
        Column(name="serves", entry=Entry.CODES, width=24),
        REMARK,
    ),
)

MATERIALS = Sheet(
    key="materials",
    expected=(RAW,),
    departments=("materials", "quality"),
    columns=(
        *line_columns("materials"),
        PROCESS,
        number_column("amount", required=True),
        unit_column("materials", required=True),
        Column(name="stock_change", entry=Entry.NUMBER, signed=True, width=20),
        number_column("mass_per_unit"),
        replace(SUPPLIER, required=True),
        Column(name="supplier_product", entry=Entry.CODE),
        Column(name="composition", width=24),
        Column(name="recycled_content", entry=Entry.SHARE),
        *common_columns(),
    ),
)

ENERGY = Sheet(
    key="energy",
    expected=(RAW,),
    departments=("facilities", "accounting"),
    alternatives=(("amount",), *((month,) for month in MONTHS)),
    columns=(
        *line_columns("energy"),
        PROCESS,
        SUPPLIER,
        Column(name="supplier_product", entry=Entry.CODE),
        number_column("amount"),
        unit_column("energy", required=True),
        *(Column(name=month, entry=Entry.NUMBER, width=10) for month in MONTHS),
        Column(name="meter", entry=Entry.CODE),
        *common_columns(),
    ),
)

TRANSPORT = Sheet(
    key="transport",
    expected=(RAW,),
    departments=("materials", "general_affairs"),
    alternatives=(("amount",), ("distance", "load")),
    columns=(
        *line_columns("transport"),
        Column(name="carries", entry=Entry.CODE),
        Column(name="origin", width=18),
        Column(name="destination", width=18),
        Column(name="mode", entry=Entry.CHOICE, required=True, choices="mode"),
        number_column("distance"),
        number_column("load"),
        number_column("amount"),
        PROCESS,
        *common_columns(),
    ),
)

OUTPUTS = Sheet(
    key="outputs",
    expected=(RAW,),
    departments=("environment",),
    columns=(
        *line_columns("outputs"),
        PROCESS,
        number_column("amount", required=True),
        unit_column("outputs", required=True),
        Column(name="treatment", entry=Entry.CHOICE, choices="treatment", width=18),
        SUPPLIER,
        Column(name="supplier_product", entry=Entry.CODE),
        *common_columns(),
    ),
)

DOWNSTREAM = Sheet(
    key="downstream",
    lead_only=True,
    departments=("general_affairs", "environment"),
    alternatives=(("amount",), ("distance", "load")),
    columns=(
        Column(name="line", entry=Entry.CODE, required=True, width=10),
        Column(
            name="stage",
            entry=Entry.CHOICE,
            required=True,
            choices="stage",
            only=("distribution", "use", "end_of_life"),
            width=18,
        ),
        *line_columns("downstream")[1:],
        Column(name="product", entry=Entry.CODE, required=True, offers="products"),
        Column(name="basis", entry=Entry.CHOICE, required=True, choices="basis", width=18),
        number_column("amount"),
        unit_column("downstream", required_with="amount"),
        Column(name="mode", entry=Entry.CHOICE, choices="mode"),
        number_column("distance"),
        number_column("load"),
        Column(name="treatment", entry=Entry.CHOICE, choices="treatment", width=18),
        *common_columns(),
    ),
)

ALLOCATION = Sheet(
    key="allocation",
    departments=("accounting", "manufacturing"),
    columns=(
        Column(name="pool", entry=Entry.CODE, required=True, offers="processes", reserved=(SITE,)),
        Column(name="rule", entry=Entry.CHOICE, required=True, choices="rule", width=18),
        Column(name="target", entry=Entry.CODE, offers="products"),
        Column(name="value", entry=Entry.NUMBER, required_with="target"),
        Column(name="unit", width=12),
        Column(name="reason", width=36),
    ),
)

RESULTS = Sheet(
    key="result",
    expected=(RESULT,),
    departments=("environment", "quality"),
    columns=(
        Column(name="product", entry=Entry.CODE, required=True, offers="products"),
        Column(
            name="indicator",
            entry=Entry.CHOICE,
            required=True,
            choices="indicator",
            only=("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change"),
            width=20,
        ),
        Column(
            name="stage",
            entry=Entry.CHOICE,
            choices="stage",
            only=("raw_materials", "manufacturing"),
            width=18,
        ),
        number_column("value", required=True, signed=True),
        Column(name="unit", entry=Entry.UNIT, required=True, dimensions=("emission",)),
        Column(name="standard", width=20),
        Column(name="verification", width=24),
        Column(name="evidence", entry=Entry.CODE, offers="evidence"),
        REMARK,
    ),
)

EVIDENCE = Sheet(
    key="evidence",
    expected=(RAW,),
    departments=("quality", "environment"),
    columns=(
        Column(name="evidence", entry=Entry.CODE, required=True),
        Column(name="document", required=True, width=30),
        Column(name="kind", width=18),
        Column(name="period", width=18),
        Column(name="holder", width=18),
        Column(name="file_hash", width=24),
        REMARK,
    ),
)

LAYOUT = Layout(
    id="bw-cfp-supplier",
    version="1",
    sheets=(
        FACILITY,
        PRODUCTS,
        PROCESSES,
        MATERIALS,
        ENERGY,
        TRANSPORT,
        OUTPUTS,
        DOWNSTREAM,
        ALLOCATION,
        RESULTS,
        EVIDENCE,
    ),
)
