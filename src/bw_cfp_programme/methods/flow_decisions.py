"""`mappings/flows.csv`: what a person says the flows of another biosphere are."""

from collections.abc import Iterator
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.gwp import emissions, find_gas, known_gases
from bw_cfp_programme.methods.matching import NOT_COUNTED, FlowDecisions
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import Row
from bw_cfp_programme.text_files import CsvTable, first_of, read_csv_table

COLUMNS = ("flow", "compartment", "emission", "mapper", "date", "reason")
MAY_BE_BLANK = "compartment"


def read_flow_decisions(path: Path) -> tuple[FlowDecisions, list[Problem]]:
    """The decisions of a file (none when it is not there) and what is wrong with its rows."""
    if not path.exists():
        return {}, []
    try:
        table = read_csv_table(path)
    except UnreadableText as refused:
        return {}, list(refused.problems)
    if lacking := table.lacking(COLUMNS):
        return {}, list(lacking)
    decided: dict[tuple[str, str], str] = {}
    return decided, first_of(_wrong_rows(table, decided), path.name)


def _wrong_rows(table: CsvTable, decided: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """What is wrong with each row; what the others decide is put into `decided`."""
    yield from table.problems
    for row, place in table.rows:
        flow = (row["flow"], row["compartment"].strip("/"))
        wrong = list(_mistakes(row, decided.get(flow), place))
        yield from wrong
        if not wrong:
            decided[flow] = row["emission"]


def _mistakes(row: Row, before: str | None, place: Place) -> Iterator[Problem]:
    """What is wrong with a row; `before` is what a row above decides of the same flow."""
    emission = row["emission"]
    if blank := [name for name in COLUMNS if not row[name] and name != MAY_BE_BLANK]:
        yield problem("flow_decision_blank", place, fields=", ".join(blank))
    elif emission not in {NOT_COUNTED, *emissions(), *known_gases()}:
        near = find_gas(emission) or ""
        yield problem("flow_decision_emission", place, value=emission, suggestion=near)
    elif before not in (None, emission):
        words = {"flow": row["flow"], "before": before, "emission": emission}
        yield problem("flow_decided_twice", place, **words)
