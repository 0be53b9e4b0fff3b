"""`mappings/decisions.csv`: read what a person may have edited in Excel, append what is decided."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bw_cfp_programme import labels, units
from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.files import write_whole
from bw_cfp_programme.formulas import guarded, unguarded
from bw_cfp_programme.importers.decisions import CUT_OFF, Decision, LineKey
from bw_cfp_programme.limits import is_sensible
from bw_cfp_programme.numerals import number_in_file, reading_hints
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.tables import delimiter
from bw_cfp_programme.text_files import CsvTable, first_of, read_csv_table
from bw_cfp_programme.wording import nearest

COLUMNS = (
    "member",
    "category",
    "item",
    "unit",
    "database",
    "code",
    "name",
    "condition",
    "factor",
    "mapper",
    "date",
    "reason",
)
OPTIONAL = ("estimate",)  # columns that a file may do without
UNREADABLE = ("csv_", "text_")
"""How codes of problems begin for which rows, or all of them, were not read."""
_NEEDED = ("item", "condition", "mapper", "date", "reason")
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_HEADER = ",".join((*COLUMNS, *OPTIONAL)) + "\n"

Row = dict[str, str]


def read_decisions(path: Path) -> tuple[list[Decision], list[Problem]]:
    """The decisions of a file (none when it is not there) and what is wrong with its rows."""
    if not path.exists():
        return [], []
    try:
        table = read_csv_table(path, labels.normalise)
    except UnreadableText as refused:
        return [], list(refused.problems)
    if lacking := table.lacking(COLUMNS):
        return [], list(lacking)
    decisions: dict[LineKey, Decision] = {}
    wrong = first_of(_mistakes(table, decisions), path.name)
    return list(decisions.values()), wrong


def _mistakes(table: CsvTable, decisions: dict[LineKey, Decision]) -> Iterator[Problem]:
    """What is wrong with each row; those without mistakes are put among the decisions."""
    yield from table.problems
    for cells, place in table.rows:
        row = {name: unguarded(cells.get(name, "")) for name in (*COLUMNS, *OPTIONAL)}
        wrong = list(row_problems(row, place))
        yield from wrong
        if has_errors(wrong):
            continue
        decision = decision_of(row, place)
        first = decisions.setdefault(decision.line, decision)
        if first is not decision:
            yield problem("decision_repeated", place, item=decision.item, line=first.place.cell)


def row_problems(row: Row, place: Place) -> Iterator[Problem]:
    """What is wrong with a row; it has all columns, blank ones included."""
    blank = [name for name in _NEEDED if not row[name]]
    if row["condition"] != CUT_OFF:
        blank += [name for name in ("database",) if not row[name]]
        blank += ["name"] if not (row["code"] or row["name"]) else []
    if row["estimate"] and not row["unit"]:  # per what it is estimated
        blank += ["unit"]
    if blank:
        yield problem("decision_blank", place, fields=", ".join(blank))
    for name in ("condition", "category"):
        if row[name] and labels.find(name, row[name]) is None:
            near = nearest(row[name], labels.spellings(name))
            known = ", ".join(labels.keys(name))
            words = {"field": name, "value": row[name], "known": known, "suggestion": near}
            yield problem("decision_choice", place, **words)
    if row["unit"] and units.find_unit(row["unit"]) is None and not _is_name(row["unit"]):
        hints = units.doubts(row["unit"])
        yield problem("decision_unit_unknown", place, value=row["unit"], **hints)
    if row["factor"] and _number(row["factor"]) is None:
        hints = reading_hints(row["factor"])
        yield problem("decision_factor", place, value=row["factor"], **hints)
    if row["estimate"] and _estimate(row["estimate"]) is None:
        hints = reading_hints(row["estimate"])
        yield problem("decision_estimate", place, value=row["estimate"], **hints)
    if row["date"] and _date(row["date"]) is None:
        yield problem("decision_date", place, value=row["date"])


def decision_of(row: Row, place: Place) -> Decision:
    """The decision that a row without errors says."""
    unit = units.find_unit(row["unit"])
    return Decision(
        line=LineKey(
            item=labels.normalise(row["item"]),
            member=row["member"],
            category=labels.find("category", row["category"]) or "",
            unit=unit.name if unit else row["unit"],
        ),
        item=row["item"],
        database=row["database"],
        code=row["code"],
        name=row["name"],
        condition=labels.find("condition", row["condition"]) or "",
        factor=_number(row["factor"]),
        estimate=_estimate(row["estimate"]),
        mapper=row["mapper"],
        date=_date(row["date"]) or "",
        reason=row["reason"],
        place=place,
    )


def _is_name(text: str) -> bool:
    return any(unit.name == text for unit in units.units())


def _number(text: str) -> float | None:
    """A factor above zero, or None."""
    return _estimate(text) or None


def _estimate(text: str) -> float | None:
    """An estimate of zero or more, or None."""
    value = number_in_file(text)
    return value if value is not None and value >= 0 and is_sensible(value) else None


def _date(text: str) -> str | None:
    """ISO form of a date as Excel may have rewritten it (2026/1/5), or None."""
    found = _DATE.fullmatch(text)
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def append_decision(path: Path, decision: Decision) -> None:
    """Add a row in the file's own order of columns; all rows that are there stay as they are."""
    before = path.read_bytes().decode("utf-8-sig") if path.is_file() else _HEADER
    parted, values, row = delimiter(before), _row(decision), io.StringIO()
    before = _with_columns_for(values, before, parted)
    names = next(csv.reader(io.StringIO(before), delimiter=parted))
    writer = csv.writer(row, delimiter=parted, lineterminator="\n")
    writer.writerow(values.get(labels.normalise(name), "") for name in names)
    text = before if before.endswith("\n") else before + "\n"
    write_whole(path, (text + row.getvalue()).encode("utf-8-sig"))  # the mark tells Excel UTF-8


def _with_columns_for(values: Row, text: str, parted: str) -> str:
    """The file with the optional columns that a new row needs, at the end of its first line."""
    header, end, rest = text.partition("\n")
    there = {labels.normalise(name) for name in next(csv.reader([header], delimiter=parted))}
    lacking = [name for name in OPTIONAL if values[name] and name not in there]
    carriage = "\r" if header.endswith("\r") else ""
    return parted.join([header.removesuffix("\r"), *lacking]) + carriage + end + rest


def _row(decision: Decision) -> Row:
    line = decision.line
    row = {name: str(getattr(decision, name, "")) for name in COLUMNS}
    row |= {"member": line.member, "category": line.category, "unit": line.unit}
    numbers = {"factor": decision.factor, "estimate": decision.estimate}
    row |= {name: "" if value is None else repr(value) for name, value in numbers.items()}
    return {name: guarded(value) for name, value in row.items()}
