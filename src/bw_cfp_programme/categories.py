"""What a flow's category says about it: its kinds, sheet, stage, the units that can measure it.

Kinds are what several places ask: `emission` (gases themselves, no goods with a life cycle),
`pollutant` (no greenhouse gas), `treated` (what leaves and may go to a treatment), `energy`
(brought in from outside), `transport`, `goods`, and among these `material` (what the product
consists of or is made with).
"""

from bw_cfp_programme.tables import Row, read_table


def of_kind(kind: str) -> tuple[str, ...]:
    """Categories of a kind, in table order.

    Raises:
        KeyError: no category is of this kind.
    """
    found = tuple(row["category"] for row in _rows() if kind in row["kinds"].split(";"))
    if not found:
        raise KeyError(kind)
    return found


def on_sheet(sheet: str) -> tuple[str, ...]:
    """Categories that a sheet offers, in table order."""
    return tuple(row["category"] for row in _rows() if row["sheet"] == sheet)


def stage(category: str) -> str | None:
    """Life-cycle stage that a category belongs to; None where the line says it."""
    return next((row["stage"] for row in _rows() if row["category"] == category), "") or None


def dimensions(sheet: str, category: str | None = None) -> tuple[str, ...]:
    """Dimensions of unit that measure a category, or any category of the sheet."""
    names = (
        name
        for row in _rows()
        if row["sheet"] == sheet and category in (None, row["category"])
        for name in row["dimensions"].split(";")
    )
    return tuple(dict.fromkeys(names))


def _rows() -> tuple[Row, ...]:
    return read_table("categories.csv")
