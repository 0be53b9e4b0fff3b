"""The standard supplier workbook, version 1: its sheets and columns."""

from dataclasses import replace

from bw_cfp_programme.forms.layout import EntryKind, FormColumn, FormSheet, Layout
from bw_cfp_programme.forms.standard.columns import (
    PROCESS,
    REMARK,
    SUPPLIER,
    common_columns,
    line_columns,
    number_column,
    unit_column,
)
from bw_cfp_programme.records import CALCULATED, RESULT, SITE

MONTHS = tuple(f"m{month:02}" for month in range(1, 13))

FACILITY = FormSheet(
    key="facility",
    is_record=True,
    expected=(*CALCULATED, RESULT),
    departments=("accounting", "environment"),
    columns=(
        FormColumn(name="member", entry=EntryKind.CODE, required=True, offers="members"),
        FormColumn(name="company_zh"),
        FormColumn(name="company_en"),
        FormColumn(name="tax_id", entry=EntryKind.CODE, digits=8),
        FormColumn(name="site"),
        FormColumn(name="address"),
        FormColumn(name="country", entry=EntryKind.CODE, required=True),
        FormColumn(name="period_start", entry=EntryKind.DATE, required=True),
        FormColumn(name="period_end", entry=EntryKind.DATE, required=True),
        FormColumn(name="contact"),
        FormColumn(name="email"),
        number_column("ghg_category_1"),
        number_column("ghg_category_2"),
        number_column("ghg_total"),
        FormColumn(name="disclosure", entry=EntryKind.CHOICE, required=True, choices="disclosure"),
        FormColumn(name="allocation_rule", entry=EntryKind.CHOICE, choices="rule"),
    ),
)

PRODUCTS = FormSheet(
    key="products",
    expected=(*CALCULATED, RESULT),
    departments=("materials", "manufacturing", "accounting"),
    columns=(
        FormColumn(name="product", entry=EntryKind.CODE, required=True),
        FormColumn(name="name_zh", width=20),
        FormColumn(name="name_en", width=20),
        FormColumn(name="role", entry=EntryKind.CHOICE, required=True, choices="role"),
        FormColumn(
            name="unit",
            entry=EntryKind.UNIT,
            required=True,
            dimensions=(
                *("count", "mass", "volume", "normal volume", "area", "length", "energy"),
                *("time", "labour"),
            ),
        ),
        number_column("output", required=True),
        number_column("mass_per_unit"),
        number_column("price"),
        FormColumn(name="currency", entry=EntryKind.CODE),
        number_column("exchange_rate"),
        number_column("energy_per_unit"),
        number_column("machine_hours"),
        number_column("labour_hours"),
        number_column("area"),
        FormColumn(
            name="by_product_treatment", entry=EntryKind.CHOICE, choices="by_product_treatment"
        ),
        FormColumn(name="substitutes", width=24),
        FormColumn(name="evidence", entry=EntryKind.CODE, offers="evidence"),
        REMARK,
    ),
)

PROCESSES = FormSheet(
    key="processes",
    expected=CALCULATED,
    departments=("manufacturing", "facilities"),
    columns=(
        FormColumn(name="process", entry=EntryKind.CODE, required=True),
        FormColumn(name="name_zh", width=20),
        FormColumn(name="name_en", width=20),
        FormColumn(
            name="kind", entry=EntryKind.CHOICE, required=True, choices="process_kind", width=18
        ),
        FormColumn(name="makes", entry=EntryKind.CODES, width=24),
        FormColumn(name="serves", entry=EntryKind.CODES, width=24),
        REMARK,
    ),
)

MATERIALS = FormSheet(
    key="materials",
    expected=CALCULATED,
    departments=("materials", "quality"),
    columns=(
        *line_columns("materials"),
        PROCESS,
        number_column("amount", required=True),
        unit_column("materials", required=True),
        FormColumn(name="stock_change", entry=EntryKind.NUMBER, signed=True, width=20),
        number_column("mass_per_unit"),
        replace(SUPPLIER, required=True),
        FormColumn(name="supplier_product", entry=EntryKind.CODE),
        FormColumn(name="composition", width=24),
        FormColumn(name="recycled_content", entry=EntryKind.SHARE),
        *common_columns(),
    ),
)

ENERGY = FormSheet(
    key="energy",
    expected=CALCULATED,
    departments=("facilities", "accounting"),
    alternatives=(("amount",), *((month,) for month in MONTHS)),
    columns=(
        *line_columns("energy"),
        PROCESS,
        SUPPLIER,
        FormColumn(name="supplier_product", entry=EntryKind.CODE),
        number_column("amount"),
        unit_column("energy", required=True),
        *(FormColumn(name=month, entry=EntryKind.NUMBER, width=10) for month in MONTHS),
        FormColumn(name="meter", entry=EntryKind.CODE),
        *common_columns(),
    ),
)

TRANSPORT = FormSheet(
    key="transport",
    expected=CALCULATED,
    departments=("materials", "general_affairs"),
    alternatives=(("amount",), ("distance", "load")),
    columns=(
        *line_columns("transport"),
        FormColumn(name="carries", entry=EntryKind.CODE),
        FormColumn(name="origin", width=18),
        FormColumn(name="destination", width=18),
        FormColumn(name="mode", entry=EntryKind.CHOICE, required=True, choices="mode"),
        number_column("distance"),
        number_column("load"),
        number_column("amount"),
        PROCESS,
        *common_columns(),
    ),
)

OUTPUTS = FormSheet(
    key="outputs",
    expected=CALCULATED,
    departments=("environment",),
    columns=(
        *line_columns("outputs"),
        PROCESS,
        number_column("amount", required=True),
        unit_column("outputs", required=True),
        FormColumn(name="treatment", entry=EntryKind.CHOICE, choices="treatment", width=18),
        SUPPLIER,
        FormColumn(name="supplier_product", entry=EntryKind.CODE),
        *common_columns(),
    ),
)

DOWNSTREAM = FormSheet(
    key="downstream",
    lead_only=True,
    departments=("general_affairs", "environment"),
    alternatives=(("amount",), ("distance", "load")),
    columns=(
        FormColumn(name="line", entry=EntryKind.CODE, required=True, width=10),
        FormColumn(
            name="stage",
            entry=EntryKind.CHOICE,
            required=True,
            choices="stage",
            only=("distribution", "use", "end_of_life"),
            width=18,
        ),
        *line_columns("downstream")[1:],
        FormColumn(name="product", entry=EntryKind.CODE, required=True, offers="products"),
        FormColumn(name="basis", entry=EntryKind.CHOICE, required=True, choices="basis", width=18),
        number_column("amount"),
        unit_column("downstream", required_with="amount"),
        FormColumn(name="mode", entry=EntryKind.CHOICE, choices="mode"),
        number_column("distance"),
        number_column("load"),
        FormColumn(name="treatment", entry=EntryKind.CHOICE, choices="treatment", width=18),
        *common_columns(),
    ),
)

ALLOCATION = FormSheet(
    key="allocation",
    departments=("accounting", "manufacturing"),
    columns=(
        FormColumn(
            name="pool", entry=EntryKind.CODE, required=True, offers="processes", reserved=(SITE,)
        ),
        FormColumn(name="rule", entry=EntryKind.CHOICE, required=True, choices="rule", width=18),
        FormColumn(name="target", entry=EntryKind.CODE, offers="products"),
        FormColumn(name="value", entry=EntryKind.NUMBER, required_with="target"),
        FormColumn(name="unit", width=12),
        FormColumn(name="reason", width=36),
    ),
)

RESULTS = FormSheet(
    key="result",
    expected=(RESULT,),
    departments=("environment", "quality"),
    columns=(
        FormColumn(name="product", entry=EntryKind.CODE, required=True, offers="products"),
        FormColumn(
            name="indicator",
            entry=EntryKind.CHOICE,
            required=True,
            choices="indicator",
            only=("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change"),
            width=20,
        ),
        FormColumn(
            name="stage",
            entry=EntryKind.CHOICE,
            choices="stage",
            only=("raw_materials", "manufacturing"),
            width=18,
        ),
        number_column("value", required=True, signed=True),
        FormColumn(name="unit", entry=EntryKind.UNIT, required=True, dimensions=("emission",)),
        FormColumn(name="standard", width=20),
        FormColumn(name="verification", width=24),
        FormColumn(name="evidence", entry=EntryKind.CODE, offers="evidence"),
        REMARK,
    ),
)

EVIDENCE = FormSheet(
    key="evidence",
    expected=CALCULATED,
    departments=("quality", "environment"),
    columns=(
        FormColumn(name="evidence", entry=EntryKind.CODE, required=True),
        FormColumn(name="document", required=True, width=30),
        FormColumn(name="kind", width=18),
        FormColumn(name="period", width=18),
        FormColumn(name="holder", width=18),
        FormColumn(name="file_hash", width=24),
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
