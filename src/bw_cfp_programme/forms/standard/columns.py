"""Columns that several sheets of the standard workbook share."""

from bw_cfp_programme.categories import dimensions, on_sheet
from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.records import OUTSIDE, SITE


def common_columns() -> tuple[FormColumn, ...]:
    """Columns at the end of every line sheet: where the number comes from, and how to use it."""
    return (
        FormColumn(
            name="data_kind", entry=EntryKind.CHOICE, required=True, choices="data_kind", width=18
        ),
        FormColumn(name="credibility", entry=EntryKind.CHOICE, choices="credibility", width=18),
        FormColumn(name="evidence", entry=EntryKind.CODE, offers="evidence"),
        FormColumn(name="department", entry=EntryKind.CHOICE, choices="department"),
        FormColumn(name="background", width=24),
        FormColumn(name="factor_kind", entry=EntryKind.CHOICE, choices="factor_kind", width=18),
        *_uncertainty_columns("activity"),
        *_uncertainty_columns("factor"),
        FormColumn(name="allocation_rule", entry=EntryKind.CHOICE, choices="rule", width=16),
        FormColumn(name="remark", width=30),
    )


def _uncertainty_columns(what: str) -> tuple[FormColumn, FormColumn]:
    """How far the number may lie below (no more than all of it) and above what is stated."""
    return (
        FormColumn(name=f"{what}_uncertainty_low", entry=EntryKind.SHARE),
        FormColumn(name=f"{what}_uncertainty_high", entry=EntryKind.SHARE, above_one=True),
    )


def line_columns(sheet: str) -> tuple[FormColumn, ...]:
    """Columns at the beginning of every line sheet: which line, what kind of flow, what."""
    return (
        FormColumn(name="line", entry=EntryKind.CODE, required=True, width=10),
        FormColumn(
            name="category",
            entry=EntryKind.CHOICE,
            required=True,
            choices="category",
            only=on_sheet(sheet),
            width=20,
        ),
        FormColumn(name="item", required=True, width=26),
    )


def number_column(name: str, *, required: bool = False, signed: bool = False) -> FormColumn:
    """A number, not negative unless `signed`."""
    return FormColumn(name=name, entry=EntryKind.NUMBER, required=required, signed=signed)


def unit_column(sheet: str, *, required: bool = False, required_with: str = "") -> FormColumn:
    """The unit of a line: whichever measures its category."""
    return FormColumn(
        name="unit",
        entry=EntryKind.UNIT,
        required=required,
        required_with=required_with,
        dimensions=dimensions(sheet),
        narrowing={name: dimensions(sheet, name) for name in on_sheet(sheet)},
    )


PROCESS = FormColumn(
    name="process", entry=EntryKind.CODE, required=True, offers="processes", reserved=(SITE,)
)
SUPPLIER = FormColumn(
    name="supplier", entry=EntryKind.CODE, offers="suppliers", reserved=(OUTSIDE,)
)
REMARK = FormColumn(name="remark", width=30)
