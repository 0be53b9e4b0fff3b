"""Columns that several sheets of the standard workbook share."""

from bw_cfp_programme.categories import dimensions, on_sheet
from bw_cfp_programme.forms.layout import Column, Entry
from bw_cfp_programme.records import OUTSIDE, SITE


def common_columns() -> tuple[Column, ...]:
    """Columns at the end of every line sheet: where the number comes from, and how to use it."""
    return (
        Column(name="data_kind", entry=Entry.CHOICE, required=True, choices="data_kind", width=18),
        Column(name="credibility", entry=Entry.CHOICE, choices="credibility", width=18),
        Column(name="evidence", entry=Entry.CODE, offers="evidence"),
        Column(name="department", entry=Entry.CHOICE, choices="department"),
        Column(name="background", width=24),
        Column(name="factor_kind", entry=Entry.CHOICE, choices="factor_kind", width=18),
        *_uncertainty_columns("activity"),
        *_uncertainty_columns("factor"),
        Column(name="allocation_rule", entry=Entry.CHOICE, choices="rule", width=16),
        Column(name="remark", width=30),
    )


def _uncertainty_columns(what: str) -> tuple[Column, Column]:
    """How far the number may lie below (no more than all of it) and above what is stated."""
    return (
        Column(name=f"{what}_uncertainty_low", entry=Entry.SHARE),
        Column(name=f"{what}_uncertainty_high", entry=Entry.SHARE, above_one=True),
    )


def line_columns(sheet: str) -> tuple[Column, ...]:
    """Columns at the beginning of every line sheet: which line, what kind of flow, what."""
    return (
        Column(name="line", entry=Entry.CODE, required=True, width=10),
        Column(
            name="category",
            entry=Entry.CHOICE,
            required=True,
            choices="category",
            only=on_sheet(sheet),
            width=20,
        ),
        Column(name="item", required=True, width=26),
    )


def number_column(name: str, *, required: bool = False, signed: bool = False) -> Column:
    """A number, not negative unless `signed`."""
    return Column(name=name, entry=Entry.NUMBER, required=required, signed=signed)


def unit_column(sheet: str, *, required: bool = False, required_with: str = "") -> Column:
    """The unit of a line: whichever measures its category."""
    return Column(
        name="unit",
        entry=Entry.UNIT,
        required=required,
        required_with=required_with,
        dimensions=dimensions(sheet),
        narrowing={name: dimensions(sheet, name) for name in on_sheet(sheet)},
    )


PROCESS = Column(
    name="process", entry=Entry.CODE, required=True, offers="processes", reserved=(SITE,)
)
SUPPLIER = Column(name="supplier", entry=Entry.CODE, offers="suppliers", reserved=(OUTSIDE,))
REMARK = Column(name="remark", width=30)
