"""The inventory as two plain tables, from which any tool can set up and solve the system."""

import csv
import io
from collections.abc import Iterable, Sequence

from bw_cfp_programme.calculation.processes import output
from bw_cfp_programme.cfp_key import Node, line_of, member_of, product_of
from bw_cfp_programme.formulas import guarded
from bw_cfp_programme.results import INDICATORS, TOTAL, Result, SiteLine

_EXCHANGES = (
    "database", "code", "name", "output", "unit",
    "type", "input_database", "input_code", "input_name", "amount", "input_unit", "line",
)  # fmt: skip
_FACTORS = ("database", "code", "name", "unit", *INDICATORS, TOTAL)


def exchange_table(datasets: Iterable[Node], result: Result) -> str:
    """CSV of the members' datasets that the product under study can reach, a row per exchange."""
    known = result.unit_scores
    reached = (n for n in datasets if (member_of(n), product_of(n)) in known)
    return _csv(_EXCHANGES, (row for node in reached for row in _exchanges(node)))


def factor_table(result: Result) -> str:
    """CSV of everything that they take from outside, kg CO2e per unit by indicator."""
    factors = {line.factor_key: line for line in result.sites if line.member_product is None}
    rows = (
        (*key, line.factor_name, line.factor_unit, *_scores(line))
        for key, line in sorted(factors.items())
    )
    return _csv(_FACTORS, rows)


def _scores(line: SiteLine) -> list[float]:
    """The factor as published: a credit's is told with its sign turned."""
    return [line.sign * line.factor[name] for name in (*INDICATORS, TOTAL)]


def _exchanges(node: Node) -> Iterable[Sequence[object]]:
    about = (node["database"], node["code"], node["name"], output(node), node["unit"])
    for exchange in node["exchanges"]:
        source, code = exchange["input"]
        said = (exchange.get("name", ""), exchange["amount"], exchange.get("unit", ""))
        yield (*about, exchange["type"], source, code, *said, line_of(exchange))


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        [guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return text.getvalue()
