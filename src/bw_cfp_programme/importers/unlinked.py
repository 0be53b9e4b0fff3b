"""Lines that lead nowhere: why, and which datasets a person may choose from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import item_of, member_of, stated_of, wanted_of
from bw_cfp_programme.importers.background_index import Candidate
from bw_cfp_programme.importers.decisions import ruling
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.targets import Exchange, Link, Target
from bw_cfp_programme.problems import Place, Problem, problem


@dataclass(frozen=True, kw_only=True, slots=True)
class UnlinkedLine:
    """A line of a workbook that is not linked, once, however many products share it."""

    member: str
    category: str
    item: str
    unit: str
    place: Place
    problem: Problem
    candidates: tuple[Candidate, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain types for JSON."""
        return {
            "member": self.member,
            "category": self.category,
            "item": self.item,
            "unit": self.unit,
            "problem": self.problem.to_dict(),
            "candidates": [candidate.to_dict() for candidate in self.candidates],
        }


def unlinked_lines(data: list[Dataset], partners: Partners) -> list[UnlinkedLine]:
    """The unlinked lines of an inventory in its order."""
    found: dict[tuple[Place, str], UnlinkedLine] = {}
    for dataset in data:
        for exchange in dataset["exchanges"]:
            if "input" not in exchange:
                line = _line(exchange, member_of(dataset), partners)
                found.setdefault((line.place, line.item), line)
    return list(found.values())


def _line(exchange: Exchange, member: str, partners: Partners) -> UnlinkedLine:
    stated = stated_of(exchange)
    code, words, candidates = _reason(exchange, member, partners)
    words = {"item": stated.item, "unit": exchange["unit"], **words}
    return UnlinkedLine(
        member=member,
        category=stated.category,
        item=stated.item,
        unit=stated.activity_unit,
        place=stated.place,
        problem=problem(code, stated.place, **words),
        candidates=candidates,
    )


def _reason(
    exchange: Exchange, member: str, partners: Partners
) -> tuple[str, dict[str, str], tuple[Candidate, ...]]:
    """Problem code, its words and candidates: the first thing that is in the way."""
    wanted = wanted_of(exchange)
    if misfit := next(_misfits(exchange, member, partners), None):
        words = {"dataset": misfit.name, "target": misfit.unit}
        return "line_unit_not_convertible", words, ()
    if exchange["type"] == "biosphere":
        return "gas_without_flow", {"gas": wanted.gas}, ()
    named = wanted.background or item_of(exchange)
    candidates = partners.index.suggest(named, exchange["unit"])
    words = {"supplier": wanted.supplier, "product": wanted.product}
    if wanted.supplier in partners.members:
        known = any(code == wanted.supplier for code, _ in partners.products)
        return f"supplier_{'product_unknown' if known else 'not_imported'}", words, candidates
    if not candidates:
        return "line_unlinked", {}, ()
    shown = "; ".join(map(str, candidates))
    return "line_unlinked_candidates", {"candidates": shown}, candidates


def _misfits(exchange: Exchange, member: str, partners: Partners) -> Iterator[Target]:
    """Targets that the line does name, whose units it does not convert to."""
    wanted = wanted_of(exchange)
    if exchange["type"] == "biosphere":
        if wanted.gas in partners.flows:
            yield partners.flows[wanted.gas]
        return
    product = (wanted.supplier or member, wanted.product)
    if product in partners.products:
        yield partners.products[product]
    decided = ruling(partners.rulings, member, exchange)
    if isinstance(decided, Link):
        yield decided.target
    if wanted.background and (named := partners.index.find(wanted.background)):
        yield named
