"""Problems and findings in a terminal, by file: cell, what is wrong, what to do."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bw_cfp_programme.characters import in_one_line
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from bw_cfp_programme.sections import Section

MARKS = {
    Severity.ERROR: ("✗", "red"),
    Severity.WARNING: ("!", "yellow"),
    Severity.INFO: ("i", "blue"),
}
_PLACES = 10


@dataclass(frozen=True, slots=True)
class _Said:
    """A problem or finding in one language."""

    code: str
    severity: Severity
    place: Place
    message: str
    remedy: str


_Alike = Callable[[_Said], object]


def print_problems(
    problems: Iterable[Problem], language: str, *, verbose: bool = True, together: bool = False
) -> None:
    """Problems by file in reading order, notes among them if `verbose`.

    Notes of one kind are said once for a file. `together`: so is what is said of several cells of
    any file in the same words, with all cells.
    """
    said = [
        _Said(each.code, each.severity, each.place, each.message(language), each.remedy(language))
        for each in problems
        if verbose or each.severity is not Severity.INFO
    ]
    if together:
        _print(said, lambda each: (each.message, each.remedy), "also_at", len(said), language)
    else:
        _print(said, _notes_of_a_kind, "also_of_kind", len(said), language)


def _notes_of_a_kind(said: _Said) -> object:
    return (said.place.file, said.code) if said.severity is Severity.INFO else id(said)


def print_findings(problems: "Section", language: str) -> None:
    """What a report finds wrong and nobody accepted: each error, then each kind of warning once."""
    said = [
        _Said(
            code=row["code"],
            severity=Severity(row["severity"]),
            place=row["source"],
            message=row["message"].said(language),
            remedy=row["remedy"].said(language),
        )
        for row in problems.records()
        if not row["standing"]
    ]
    said.sort(key=lambda each: each.place.file)
    errors = [each for each in said if each.severity is Severity.ERROR]
    warnings = [each for each in said if each.severity is Severity.WARNING]
    _print(errors, id, "also_at", 0, language)
    _print(warnings, lambda each: each.code, "also_of_kind", _PLACES, language)
    counts = {"errors": len(errors), "warnings": len(warnings)}
    echo("\n" + label("message.found", language).format(**counts))


def _print(said: Sequence[_Said], alike: _Alike, also: str, most: int, language: str) -> None:
    """The first of those alike in its words, and where the others are, `most` places of them."""
    groups: dict[object, list[_Said]] = {}
    for each in said:
        groups.setdefault(alike(each), []).append(each)
    file = None
    for first, *others in groups.values():
        if first.place.file != file:
            file = first.place.file
            echo(f"\n{in_one_line(file)}", bold=True)
        _print_one(first)
        places = list(dict.fromkeys(each.place for each in others if each.place != first.place))
        if places:
            shown = _shown(places, most)
            echo("      " + label(f"message.{also}", language).format(places=shown))


def _print_one(said: _Said) -> None:
    mark, colour = MARKS[said.severity]
    where = "!".join(in_one_line(part) for part in (said.place.sheet, said.place.cell) if part)
    echo(f"  {mark} ", nl=False, fg=colour, bold=True)
    echo(where or said.message)
    if where:
        echo(f"      {said.message}")
    if said.remedy:
        echo(f"      → {said.remedy}", dim=True)


def _shown(places: Sequence[Place], most: int) -> str:
    more = len(places) - most
    return "; ".join(map(str, places[:most])) + (f"; … (+{more})" if more > 0 else "")
