"""Lines: a use and its factor become a contribution, in which every number has its address."""

import math
from dataclasses import dataclass, fields
from typing import Any

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.calculation.datasets import Exchange, Node, ours
from bw_cfp_programme.calculation.factor_gases import as_bounds
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
    credibility: str = ""
    uncertainty: Bounds | None = None
    factor_kind: str = ""
    factor_uncertainty: Bounds | None = None
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
        credibility=line.get("credibility", ""),
        uncertainty=as_bounds(line.get("activity_uncertainty")),
        factor_kind=line.get("factor_kind", ""),
        factor_uncertainty=as_bounds(line.get("factor_uncertainty")),
        primary=line["primary"],
    )


def _step(plain: dict[str, Any]) -> AllocationStep:
    """A step as a dataset keeps it; what an older import did not say is blank."""
    known = {name: plain[name] for name in _STEP if name in plain}
    return AllocationStep(**{**known, "passed_over": tuple(known.get("passed_over", ()))})


def computed(
    dataset: Node, exchange: Exchange, entry: Entry, factor: Factor, sign: float
) -> dict[str, Any]:
    """What a line says and its factor, by the fields of `ComputedLine` but for the scores."""
    line = ours(exchange)
    return {
        "member": ours(dataset).get("member", ""),
        "line": line.get("line", ""),
        "category": line.get("category", ""),
        "item": line.get("item") or factor.name,
        "own_stage": line.get("stage", ""),
        "activity": entry.activity,
        "activity_unit": entry.unit,
        "conversion": entry.conversion,
        "factor_key": factor.key,
        "factor_name": factor.name,
        "factor_unit": factor.unit,
        "factor": {indicator: sign * score for indicator, score in factor.scores.items()},
        "place": _place(line, dataset),
        "workbook": line.get("source", {}).get("workbook", ""),
        "data_kind": entry.data_kind,
        "credibility": entry.credibility,
        "activity_uncertainty": entry.uncertainty,
        "factor_kind": entry.factor_kind or factor.kind,
        "factor_uncertainty": entry.factor_uncertainty or factor.uncertainty,
        "factor_year": factor.year,
        "factor_location": factor.location,
        "factor_boundary": factor.boundary,
        "factor_megajoule": factor.megajoule,
        "factor_gases": factor.gases,
    }


def contribution(use: Use, factor: Factor) -> Contribution:
    """One line's part; a credit has a negative factor."""
    exchange, dataset = use.exchange, use.dataset
    line, entry = ours(exchange), entry_of(exchange, factor.unit)
    said = computed(dataset, exchange, entry, factor, use.sign)
    taken = entry.activity * entry.conversion * entry.share / use.output * use.demand
    return Contribution(
        **said,
        product=ours(dataset).get("product") or dataset["code"],
        stage=use.stage,
        allocation=entry.allocation,
        share=entry.share,
        output=use.output,
        output_unit=dataset["unit"],
        demand=use.demand,
        factor_source=factor.source,
        scores={indicator: taken * score for indicator, score in said["factor"].items()},
        evidence=entry.evidence,
        primary=entry.primary,
        aircraft=line.get("aircraft", False) or factor.aircraft,
        mapping=_mapping(line),
    )


def _is_as_imported(amount: float, line: dict[str, Any]) -> bool:
    imported = line["activity"]["amount"] * line["conversion"] * line["share"]
    return math.isclose(amount, imported, rel_tol=1e-9)


def _place(line: dict[str, Any], dataset: Node) -> Place:
    """The cell; for what was added in Brightway, the dataset."""
    source = line.get("source")
    if not source:
        return Place(dataset["database"], dataset["code"])
    return Place(source["file"], source["sheet"], source["cell"])


def _mapping(line: dict[str, Any]) -> MappingDecision | None:
    decision = line.get("mapping") or {}
    return MappingDecision(**decision) if decision.get("condition") else None
