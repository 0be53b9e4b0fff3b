"""Choices and units: words of a closed list, in any spelling that the tables know."""

from bw_cfp_programme.forms.entries.found import CellReading, Unreadable
from bw_cfp_programme.forms.entries.texts import text_in
from bw_cfp_programme.forms.layout import FormColumn
from bw_cfp_programme.labels import find, keys, label, spellings
from bw_cfp_programme.units import Unit, doubts, find_unit, find_units, units
from bw_cfp_programme.wording import nearest_name
from bw_cfp_programme.workbook import Cell


def names(column: FormColumn) -> tuple[str, ...]:
    """Names that a choice column allows."""
    return column.only or keys(column.choices)


def read_choice(cell: Cell, column: FormColumn) -> CellReading:
    """The name of the chosen word."""
    text = text_in(cell)
    name = find(column.choices, text)
    allowed = names(column)
    if name in allowed:
        return CellReading(name)
    known = {s: n for s, n in spellings(column.choices).items() if n in allowed}
    near = nearest_name(text, known)
    raise Unreadable(
        "unknown_choice",
        value=text,
        name=label(f"field.{column.name}", "both"),
        choices="; ".join(label(f"{column.choices}.{n}", "both") for n in allowed),
        suggestion=near and label(f"{column.choices}.{near}", "both"),
    )


def allowed_units(dimensions: tuple[str, ...]) -> tuple[Unit, ...]:
    """Units of these dimensions in table order; all when empty."""
    return tuple(u for u in units() if not dimensions or u.dimension in dimensions)


def read_unit(cell: Cell, column: FormColumn) -> CellReading:
    """The name of the one unit that the text means among the column's dimensions."""
    text = text_in(cell)
    unit = find_unit(text, column.dimensions)
    if unit is not None:
        return CellReading(unit.name)
    allowed = allowed_units(column.dimensions)
    meant = find_units(text)
    fitting = [u for u in meant if u in allowed]
    if fitting:
        raise Unreadable("ambiguous_unit", value=text, choices=_symbols(fitting))
    if meant:
        raise Unreadable(
            "wrong_dimension", value=text, dimension=_dimension(meant), choices=_symbols(allowed)
        )
    raise Unreadable("unknown_unit", value=text, choices=_symbols(allowed), **doubts(text, allowed))


def _dimension(meant: tuple[Unit, ...]) -> str:
    return label(f"dimension.{meant[0].dimension}", "both")


def _symbols(found: tuple[Unit, ...] | list[Unit]) -> str:
    return ", ".join(u.symbol for u in found)
