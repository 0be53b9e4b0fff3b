"""The standard supplier workbook, version 1: its sheets and columns."""

from dataclasses import replace

from bw_cfp_programme.forms.layout import Column, Entry, Layout, Sheet
from bw_cfp_programme.forms.standard.categories import categories, dimensions
from bw_cfp_programme.records import OUTSIDE, SITE

# Custom document properties by which a workbook says what it is.
FORM_PROPERTY = "bw_cfp_form"
VERSION_PROPERTY = "bw_cfp_form_version"
RAW, RESULT = "raw", "result"
MONTHS = tuple(f"m{month:02}" for month in range(1, 13))


def _common() -> tuple[Column, ...]:
    """Columns at the end of every line sheet: where the number comes from, and how to use it."""
    return (
        Column(name="data_kind", entry=Entry.CHOICE, required=True, choices="data_kind", width=18),
        Column(name="credibility", entry=Entry.CHOICE, choices="credibility", width=18),
        Column(name="evidence", entry=Entry.CODE, offers="evidence"),
        Column(name="department", entry=Entry.CHOICE, choices="department"),
        Column(name="background", width=24),
        Column(name="allocation_rule", entry=Entry.CHOICE, choices="rule", width=16),
        Column(name="remark", width=30),
    )


def _line(sheet: str) -> tuple[Column, ...]:
    """Columns at the beginning of every line sheet: which line, what kind of flow, what."""
    return (
        Column(name="line", entry=Entry.CODE, required=True, width=10),
        Column(
            name="category",
            entry=Entry.CHOICE,
            required=True,
            choices="category",
            only=categories(sheet),
            width=20,
        ),
        Column(name="item", required=True, width=26),
    )


def _number(name: str, *, required: bool = False, signed: bool = False) -> Column:
    return Column(name=name, entry=Entry.NUMBER, required=required, signed=signed)


def _unit(sheet: str, *, required: bool = False, required_with: str = "") -> Column:
    return Column(
        name="unit",
        entry=Entry.UNIT,
        required=required,
        required_with=required_with,
        dimensions=dimensions(sheet),
        narrowing={name: dimensions(sheet, name) for name in categories(sheet)},
    )


PROCESS = Column(
    name="process", entry=Entry.CODE, required=True, offers="processes", reserved=(SITE,)
)
SUPPLIER = Column(name="supplier", entry=Entry.CODE, offers="suppliers", reserved=(OUTSIDE,))
REMARK = Column(name="remark", width=30)

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
        _number("ghg_category_1"),
        _number("ghg_category_2"),
        _number("ghg_total"),
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
            dimensions=("count", "mass", "volume", "normal volume", "area", "length", "energy"),
        ),
        _number("output", required=True),
        _number("mass_per_unit"),
        _number("price"),
        _number("energy_per_unit"),
        _number("machine_hours"),
        _number("labour_hours"),
        _number("area"),
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
        *_line("materials"),
        PROCESS,
        _number("amount", required=True),
        _unit("materials", required=True),
        Column(name="stock_change", entry=Entry.NUMBER, signed=True, width=20),
        _number("mass_per_unit"),
        replace(SUPPLIER, required=True),
        Column(name="supplier_product", entry=Entry.CODE),
        Column(name="composition", width=24),
        Column(name="recycled_content", entry=Entry.SHARE),
        *_common(),
    ),
)

ENERGY = Sheet(
    key="energy",
    expected=(RAW,),
    departments=("facilities", "accounting"),
    alternatives=(("amount",), *((month,) for month in MONTHS)),
    columns=(
        *_line("energy"),
        PROCESS,
        SUPPLIER,
        Column(name="supplier_product", entry=Entry.CODE),
        _number("amount"),
        _unit("energy", required=True),
        *(Column(name=month, entry=Entry.NUMBER, width=10) for month in MONTHS),
        Column(name="meter", entry=Entry.CODE),
        *_common(),
    ),
)

TRANSPORT = Sheet(
    key="transport",
    expected=(RAW,),
    departments=("materials", "general_affairs"),
    alternatives=(("amount",), ("distance", "load")),
    columns=(
        *_line("transport"),
        Column(name="carries", entry=Entry.CODE),
        Column(name="origin", width=18),
        Column(name="destination", width=18),
        Column(name="mode", entry=Entry.CHOICE, required=True, choices="mode"),
        _number("distance"),
        _number("load"),
        _number("amount"),
        PROCESS,
        *_common(),
    ),
)

OUTPUTS = Sheet(
    key="outputs",
    expected=(RAW,),
    departments=("environment",),
    columns=(
        *_line("outputs"),
        PROCESS,
        _number("amount", required=True),
        _unit("outputs", required=True),
        Column(name="treatment", entry=Entry.CHOICE, choices="treatment", width=18),
        *_common(),
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
        *_line("downstream")[1:],
        Column(name="product", entry=Entry.CODE, required=True, offers="products"),
        Column(name="basis", entry=Entry.CHOICE, required=True, choices="basis", width=18),
        _number("amount"),
        _unit("downstream", required_with="amount"),
        Column(name="mode", entry=Entry.CHOICE, choices="mode"),
        _number("distance"),
        _number("load"),
        Column(name="treatment", entry=Entry.CHOICE, choices="treatment", width=18),
        *_common(),
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
        _number("value", required=True, signed=True),
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
