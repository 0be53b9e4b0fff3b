"""What a cell of a section looks like on a page: the names of its classes in `page.css`."""

from collections.abc import Sequence

from bw_cfp_programme.reporting.values import NUMBERS
from bw_cfp_programme.sections import Bars, Column, Kind, Section, Value

_SHORT, _LONG, _WORDY = 24, 75, 150  # bytes: a Chinese sign is as wide as it has bytes, almost
_STEPS = 20
_PHONE = 2
_MARKS = {
    "good": {
        "requirement_status.met", "verdict.met", "date_finding.kept", "reconciled.within",
        "reconciled.explained", "balance_verdict.within", "label_status.approved",
    },
    "bad": {
        "requirement_status.not_met", "verdict.not_met", "date_finding.broken", "reconciled.apart",
        "balance_verdict.outside",
    },
}  # fmt: skip
_ROWS = {
    "total": {"indicator.total"},
    "aside": {"indicator.aircraft", "standing.outside_boundary"},
    "error": {"severity.error"},
    "warning": {"severity.warning"},
    "info": {"severity.info"},
}


def look(value: Value, said: str, column: Column) -> str:
    """Classes of a cell that says `said`: digits, places, verdicts, short and long texts."""
    if column.kind in NUMBERS:
        return f"figure share {_bar(value)}" if column.kind is Kind.SHARE else "figure"
    size = len(said.encode(errors="surrogatepass"))
    if column.kind is Kind.PLACE:
        return "place wordy" if size > _WORDY else "place"
    if mark := _marked(_MARKS, [column], [value]):
        return f"short {mark}"
    return "short" if size <= _SHORT else "long" if size > _LONG else ""


def row_look(columns: Sequence[Column], row: Sequence[Value]) -> str:
    """The class of a row by what it says of itself; "" for most."""
    return _marked(_ROWS, columns, row)


def column_look(section: Section, column: Column, number: int) -> str:
    """Classes of the words over a column; beside a picture, a phone has room for two alone."""
    if column.kind not in NUMBERS:
        return ""
    return "figure wide" if isinstance(section.picture, Bars) and number >= _PHONE else "figure"


def named_by(section: Section) -> Sequence[int]:
    """The places of the texts that name a row of a picture, up to its label."""
    last = section.place(section.picture.label) if section.picture else -1
    return [place for place in range(last + 1) if section.columns[place].kind not in NUMBERS]


def _marked(marks: dict[str, set[str]], columns: Sequence[Column], values: Sequence[Value]) -> str:
    terms = {
        f"{column.namespace}.{value}"
        for column, value in zip(columns, values, strict=True)
        if column.kind is Kind.TERM
    }
    return next((mark for mark, names in marks.items() if names & terms), "")


def _bar(value: Value) -> str:
    """A share as a bar behind its number, in steps of a twentieth."""
    return f"s{min(_STEPS, round(abs(value) * _STEPS))}" if isinstance(value, float) else ""
