"""`mappings/flows.csv`: what a person says the flows of another biosphere are."""

from collections.abc import Iterator
from pathlib import Path

from bw_cfp_programme.gwp import emissions, find_gas, known_gases
from bw_cfp_programme.methods.matching import FlowDecisions
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tables import Row, read_csv

COLUMNS = ("flow", "compartment", "emission", "mapper", "date", "reason")


def read_flow_decisions(path: Path) -> tuple[FlowDecisions, list[Problem]]:
    """The decisions of a file (none when it is not there) and what is wrong with its rows."""
    if not path.is_file():
        return {}, []
    try:
        rows = read_csv(path)
    except UnicodeDecodeError:
        return {}, [problem("decisions_not_utf8", Place(path.name))]
    if rows and (missing := [name for name in COLUMNS if name not in rows[0]]):
        place = Place(path.name, cell="line 1")
        return {}, [problem("decisions_columns", place, missing=", ".join(missing))]
    decided: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for line, row in enumerate(rows, start=2):
        wrong = list(_mistakes(row, Place(path.name, cell=f"line {line}")))
        problems += wrong
        if not wrong:
            decided.setdefault((row["flow"], row["compartment"]), row["emission"])
    return decided, problems


def _mistakes(row: Row, place: Place) -> Iterator[Problem]:
    if blank := [name for name in COLUMNS if not row[name]]:
        yield problem("flow_decision_blank", place, fields=", ".join(blank))
    elif row["emission"] not in {*emissions(), *known_gases()}:
        near = find_gas(row["emission"]) or ""
        yield problem("flow_decision_emission", place, value=row["emission"], suggestion=near)
