"""Marks: cells coloured by the severity of what is wrong with them; their style is not touched."""

from collections.abc import Iterator, Sequence

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from bw_cfp_programme.exporters.sheet_places import first_cell
from bw_cfp_programme.problems import Problem, Severity

COLOURS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.INFO: "FFDDEBF7"}
# Always true, and known again: no supplier has a condition like this.
CONDITION = 'N("bw-cfp")=0'


def fill(severity: Severity) -> PatternFill:
    """The fill that stands for a severity, in cells and in conditional formats alike."""
    colour = COLOURS[severity]
    return PatternFill("solid", start_color=colour, end_color=colour)


def mark(sheet: Worksheet, problems: Sequence[Problem]) -> None:
    """Colour the cells of a sheet's problems, above all formats that the supplier has."""
    theirs = list(_rules(sheet))
    ours = [
        (cells, _rule(severity))
        for severity in Severity
        if (cells := _cells(sheet, problems, severity))
    ]
    _set(sheet, [*ours, *theirs])


def unmark(sheet: Worksheet) -> None:
    """Take away the marks of an earlier time."""
    _set(sheet, [(cells, rule) for cells, rule in _rules(sheet) if rule.formula != [CONDITION]])


def _rule(severity: Severity) -> Rule:
    style = DifferentialStyle(fill=fill(severity))
    return Rule(type="expression", formula=[CONDITION], dxf=style, stopIfTrue=True)


def _cells(sheet: Worksheet, problems: Sequence[Problem], severity: Severity) -> str:
    """The cells, separated by spaces, of problems of one severity."""
    places = (p.place.cell for p in problems if p.severity is severity)
    return " ".join(dict.fromkeys(cells for cells in places if first_cell(sheet, cells)))


def _rules(sheet: Worksheet) -> Iterator[tuple[str, Rule]]:
    """All conditional formats of a sheet, the strongest first."""
    rules = [
        (str(block.sqref), rule) for block in sheet.conditional_formatting for rule in block.rules
    ]
    return iter(sorted(rules, key=lambda one: one[1].priority))


def _set(sheet: Worksheet, rules: Sequence[tuple[str, Rule]]) -> None:
    sheet.conditional_formatting = ConditionalFormattingList()
    for priority, (cells, rule) in enumerate(rules, start=1):
        rule.priority = priority
        sheet.conditional_formatting.add(cells, rule)
