"""The system behind a footprint as plain rows, and what of it an audience is shown."""

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bw_cfp_programme.calculation.processes import output
from bw_cfp_programme.cfp_key import Node, Taken, member_of, product_of, stage_of, taken_of
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.records.disclosure import Audience
from bw_cfp_programme.results import (
    INDICATORS,
    TOTAL,
    AllocationStep,
    Key,
    Result,
    SiteLine,
)
from bw_cfp_programme.tolerances import SUMMED

Row = dict[str, Any]
SCORES = (*INDICATORS, TOTAL)


@dataclass(frozen=True, kw_only=True)
class SystemRows:
    """Rows by the fields of `data/package/fields.csv`; what is keyed is so by (database, code).

    Attributes:
        processes: unit processes of the members.
        exchanges: what they take, in reading order.
        factors: kg CO2e per unit of everything else that they take.
        demand: what the footprint is of.
    """

    processes: dict[Key, Row]
    exchanges: tuple[Row, ...]
    factors: dict[Key, Row]
    demand: Row


def whole_system(datasets: Iterable[Node], result: Result, lead: str) -> SystemRows:
    """All of it, as it stands in Brightway.

    Args:
        datasets: of all members.
        result: that was computed of them; products that its system does not hold are left out.
        lead: the database of the product under study.
    """
    known = result.unit_scores
    reached = [node for node in datasets if (member_of(node), product_of(node)) in known]
    exchanges = tuple(row for node in reached for row in _exchanges(node))
    flows = {recompute.key_of(row, "input_") for row in exchanges if row["type"] == "biosphere"}
    amount = float(result.declared_amount)
    return SystemRows(
        processes={(node["database"], node["code"]): _process(node) for node in reached},
        exchanges=exchanges,
        factors=dict(_factors(result.sites, flows)),
        demand={
            "database": lead,
            "code": result.product,
            "amount": amount,
            "unit": result.declared_unit,
        },
    )


def shown(system: SystemRows, audience: Audience, members: Collection[str]) -> SystemRows:
    """What an audience is shown of all that the product under study takes.

    Each product of a member whose lines it may not see is a row of unit scores.

    Args:
        system: all of it.
        audience: who sees it; the public sees the product under study by stages, if by anything.
        members: whose lines it may see.
    """
    if audience == "public":
        return _hidden(system, lambda row: _is_of_stages(system, row))
    return _hidden(system, lambda row: row["member"] in members)


def _hidden(system: SystemRows, sees: Callable[[Row], bool]) -> SystemRows:
    seen = {key: row for key, row in system.processes.items() if sees(row)}
    reached = _reached(system, seen)
    processes = {key: row for key, row in seen.items() if key in reached}
    exchanges = tuple(row for row in system.exchanges if recompute.key_of(row) in processes)
    used = [recompute.key_of(row, "input_") for row in exchanges]
    used = sorted({*used, recompute.key_of(system.demand)} - processes.keys())
    scores = unit_scores(system) if any(key in system.processes for key in used) else {}
    factors = {
        key: _merged(system.processes[key], scores[key]) if key in scores else system.factors[key]
        for key in used
    }
    return replace(system, processes=processes, exchanges=exchanges, factors=factors)


def _reached(system: SystemRows, seen: Collection[Key]) -> set[Key]:
    """The product under study and, as far as processes are seen, what it takes at any remove."""
    takes: dict[Key, set[Key]] = {key: set() for key in seen}
    for row in system.exchanges:
        if (key := recompute.key_of(row)) in takes:
            takes[key].add(recompute.key_of(row, "input_"))
    reached: set[Key] = set()
    ahead = [recompute.key_of(system.demand)]
    while ahead:
        if (key := ahead.pop()) not in reached:
            reached.add(key)
            ahead += takes.get(key, ())
    return reached


def unit_scores(system: SystemRows) -> dict[Key, recompute.Scores]:
    """Of every process, by `SCORES`."""
    factors = {key: [row[name] for name in SCORES] for key, row in system.factors.items()}
    equations = recompute.equations(
        system.processes.values(), system.exchanges, factors, len(SCORES)
    )
    return recompute.solved(*equations)


def _is_of_stages(system: SystemRows, row: Row) -> bool:
    """Whether a process is the product under study and takes nothing but its own stages."""
    key = recompute.key_of(row)
    if key != recompute.key_of(system.demand):
        return False
    taken = [recompute.key_of(e, "input_") for e in system.exchanges if recompute.key_of(e) == key]
    return all(other in system.processes and system.processes[other]["stage"] for other in taken)


def _merged(row: Row, scores: recompute.Scores) -> Row:
    """A process as its unit scores alone."""
    about = {name: row[name] for name in ("database", "code", "name", "location", "unit")}
    kind = "stage" if row["stage"] else "member"
    return {**about, "kind": kind, **dict(zip(SCORES, scores, strict=True))}


def _process(node: Node) -> Row:
    return {
        "database": node["database"],
        "code": node["code"],
        "member": member_of(node),
        "product": product_of(node),
        "stage": stage_of(node),
        "name": node["name"],
        "location": node.get("location") or "",
        "unit": node["unit"],
        "output": output(node),
    }


def _exchanges(node: Node) -> Iterator[Row]:
    own = (node["database"], node["code"])
    others = (each for each in node["exchanges"] if tuple(each["input"]) != own or not _makes(each))
    for number, exchange in enumerate(others, start=1):
        database, code = exchange["input"]
        yield {
            "database": own[0],
            "code": own[1],
            "number": number,
            "type": exchange["type"],
            "input_database": database,
            "input_code": code,
            "input_name": exchange.get("name") or "",
            "amount": float(exchange["amount"]),
            "input_unit": exchange.get("unit") or "",
            **_line(exchange),
        }


def _makes(exchange: Node) -> bool:
    return bool(exchange["type"] == "production")


def _line(exchange: Node) -> Row:
    """The line behind an exchange; nothing where somebody changed its amount afterwards."""
    taken = taken_of(exchange)
    if taken is None or not math.isclose(exchange["amount"], taken.amount, rel_tol=SUMMED):
        return {}
    return _of_line(taken)


def _of_line(taken: Taken) -> Row:
    stated = taken.stated
    return {
        "line": stated.line,
        "category": stated.category,
        "item": stated.item,
        "activity": float(stated.activity),
        "activity_unit": stated.activity_unit,
        "conversion": float(taken.conversion),
        "share": float(taken.share),
        "allocation": "; ".join(_step(each) for each in taken.allocation),
        "evidence": stated.evidence,
        "file": stated.place.file,
        "workbook": stated.workbook,
        "sheet": stated.place.sheet,
        "cell": stated.place.cell,
    }


def _step(step: AllocationStep) -> str:
    return f"{step.rule} {step.numerator!r}/{step.denominator!r} {step.unit}".rstrip()


def _factors(sites: Iterable[SiteLine], flows: Collection[Key]) -> Iterator[tuple[Key, Row]]:
    """Of what is taken from outside; a credit's factor is told with its sign turned."""
    for line in sites:
        if line.member_product is None:
            scores = {name: line.sign * line.factor[name] + 0.0 for name in SCORES}
            yield (
                line.factor_key,
                {
                    "database": line.factor_key[0],
                    "code": line.factor_key[1],
                    "kind": "flow" if line.factor_key in flows else "background",
                    "name": line.factor_name,
                    "location": line.factor_location,
                    "unit": line.factor_unit,
                    **scores,
                },
            )
