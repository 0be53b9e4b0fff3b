"""Lines: a use and its factor become a contribution, in which every number has its address."""

import math
from dataclasses import dataclass, fields
from typing import Any

from bw_cfp_programme.calculation.datasets import Exchange, Node, ours
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.foreground import Use
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep, Contribution, MappingDecision

_STEP = tuple(f.name for f in fields(AllocationStep))


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered, so that activity x conversion x share is the exchange's amount.

    An exchange that was added or changed in Brightway after the import stands by its amount alone:
    no document vouches for it, so it has no evidence and is no primary data.
    """

    activity: float
    unit: str
    conversion: float = 1.0
    allocation: tuple[AllocationStep, ...] = ()
    share: float = 1.0
    evidence: str = ""
    data_kind: str = ""
    primary: bool = False


def entry_of(exchange: Exchange, unit: str) -> Entry:
    """The entry behind an exchange; `unit` is that of its amount."""
    line = ours(exchange)
    if "activity" not in line or not _is_as_imported(exchange["amount"], line):
        return Entry(exchange["amount"], unit)
    return Entry(
        activity=line["activity"]["amount"],
        unit=line["activity"]["unit"],
        conversion=line["conversion"],
        allocation=tuple(_step(step) for step in line["allocation"]),
        share=line["share"],
        evidence=line["evidence"],
        data_kind=line["data_kind"],
        primary=line["primary"],
    )


def _step(plain: dict[str, Any]) -> AllocationStep:
    """A step as a dataset keeps it; what an older import did not say is blank."""
    known = {name: plain[name] for name in _STEP if name in plain}
    return AllocationStep(**{**known, "passed_over": tuple(known.get("passed_over", ()))})


def contribution(use: Use, factor: Factor) -> Contribution:
    """One line's part; a credit has a negative factor."""
    exchange, dataset = use.exchange, use.dataset
    line, product = ours(exchange), ours(dataset)
    entry = entry_of(exchange, factor.unit)
    scores = {indicator: use.sign * score for indicator, score in factor.scores.items()}
    taken = entry.activity * entry.conversion * entry.share / use.output * use.demand
    return Contribution(
        member=product.get("member", ""),
        product=product.get("product") or dataset["code"],
        line=line.get("line", ""),
        category=line.get("category", ""),
        item=line.get("item") or factor.name,
        stage=use.stage,
        own_stage=line.get("stage", ""),
        activity=entry.activity,
        activity_unit=entry.unit,
        conversion=entry.conversion,
        allocation=entry.allocation,
        share=entry.share,
        output=use.output,
        output_unit=dataset["unit"],
        demand=use.demand,
        factor_key=factor.key,
        factor_name=factor.name,
        factor_unit=factor.unit,
        factor_source=factor.source,
        factor=scores,
        scores={indicator: taken * score for indicator, score in scores.items()},
        place=place_of(line, dataset),
        workbook=line.get("source", {}).get("workbook", ""),
        evidence=entry.evidence,
        data_kind=entry.data_kind,
        primary=entry.primary,
        aircraft=line.get("aircraft", False) or factor.aircraft,
        mapping=_mapping(line),
    )


def _is_as_imported(amount: float, line: dict[str, Any]) -> bool:
    imported = line["activity"]["amount"] * line["conversion"] * line["share"]
    return math.isclose(amount, imported, rel_tol=1e-9)


def place_of(line: dict[str, Any], dataset: Node) -> Place:
    """The cell; for what was added in Brightway, the dataset."""
    source = line.get("source")
    if not source:
        return Place(dataset["database"], dataset["code"])
    return Place(source["file"], source["sheet"], source["cell"])


def _mapping(line: dict[str, Any]) -> MappingDecision | None:
    decision = line.get("mapping") or {}
    return MappingDecision(**decision) if decision.get("condition") else None
