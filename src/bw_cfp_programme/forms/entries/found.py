"""What reading one cell may end in: a value, perhaps with something to tell; or no value."""

from typing import NamedTuple


class Note(NamedTuple):
    """A kind of problem and the words that fill its sentences; where it stands is added above."""

    code: str
    values: dict[str, object]


class CellReading(NamedTuple):
    """A value, and what the supplier should be told about it."""

    value: object
    note: Note | None = None


class Unreadable(Exception):  # noqa: N818 - says what the cell is
    """A cell that cannot be read; `note` says why."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.note = Note(code, values)


def shown(value: object) -> str:
    """A cell's value as the supplier sees it: whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - digits of a float
        return str(int(value))
    return "TRUE" if value is True else "FALSE" if value is False else str(value)
