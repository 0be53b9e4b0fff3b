"""Lines that lead nowhere: why, and which datasets a person may choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme import problems
from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import item_of, member_of, stated_of, wanted_of
from bw_cfp_programme.frames import Rows
from bw_cfp_programme.importers.background_index import Candidate
from bw_cfp_programme.importers.decisions import ruling
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.strategies.background import named_target
from bw_cfp_programme.importers.targets import (
    ELEMENTARY_FLOW,
    NAMED_BY_SUPPLIER,
    SUPPLIER_DATA,
    Exchange,
    Link,
    by_rule,
)
from bw_cfp_programme.problems import Place, Problem, problem

ABOUT = ("member", "category", "item", "unit")
COLUMNS = (*ABOUT, "nearest", *problems.COLUMNS)


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

    def to_row(self) -> dict[str, Any]:
        """Cells of a table of lines that wait for a decision."""
        about = {name: getattr(self, name) for name in ABOUT}
        nearest = "; ".join(map(str, self.candidates))
        return {**about, "nearest": nearest, **self.problem.to_row()}


class UnlinkedLines(Rows[UnlinkedLine]):
    """Lines that wait for a decision, as a table."""

    __slots__ = ()

    def column_names(self) -> Sequence[str]:
        """As `UnlinkedLine.to_row`."""
        return COLUMNS


def unlinked_lines(data: list[Dataset], partners: Partners) -> UnlinkedLines:
    """The unlinked lines of an inventory in its order."""
    found: dict[tuple[Place, str], UnlinkedLine] = {}
    for dataset in data:
        for exchange in dataset["exchanges"]:
            if "input" not in exchange:
                line = _line(exchange, dataset, partners)
                found.setdefault((line.place, line.item), line)
    return UnlinkedLines(found.values())


def _line(exchange: Exchange, dataset: Dataset, partners: Partners) -> UnlinkedLine:
    stated, member = stated_of(exchange), member_of(dataset)
    code, words, candidates = _reason(exchange, dataset, partners)
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
    exchange: Exchange, dataset: Dataset, partners: Partners
) -> tuple[str, dict[str, str], tuple[Candidate, ...]]:
    """Problem code, its words and candidates: the first thing that is in the way."""
    wanted, known = wanted_of(exchange), list(_known(exchange, member_of(dataset), partners))
    if known:  # what fits is linked, unless its strategy was not applied
        misfits = filter(None, (_misfit(exchange, link) for link in known))
        return (*next(misfits, ("line_unlinked", {})), ())
    if exchange["type"] == "biosphere":
        return "gas_without_flow", {"gas": wanted.gas}, ()
    named = wanted.background or item_of(exchange)
    candidates = partners.index.suggest(named, exchange["unit"], dataset["location"])
    words = {"supplier": wanted.supplier, "product": wanted.product}
    if wanted.supplier in partners.members:
        there = any(code == wanted.supplier for code, _ in partners.products)
        return f"supplier_{'product_unknown' if there else 'not_imported'}", words, candidates
    if not candidates:
        return "line_unlinked", {}, ()
    shown = "; ".join(map(str, candidates))
    return "line_unlinked_candidates", {"candidates": shown}, candidates


def _misfit(exchange: Exchange, link: Link) -> tuple[str, dict[str, str]] | None:
    """Why the line cannot stand on what it is meant to stand on: problem code and words."""
    target, mass = link.target, stated_of(exchange).mass_per_unit
    if link.units_per(exchange["unit"], mass) is None:
        return "line_unit_not_convertible", {"dataset": target.name, "target": target.unit}
    return None if link.fits(exchange) else ("line_takes_treatment", {"dataset": target.name})


def _known(exchange: Exchange, member: str, partners: Partners) -> Iterator[Link]:
    """What the strategies link the line to, where its unit converts."""
    wanted = wanted_of(exchange)
    if exchange["type"] == "biosphere":
        if wanted.gas in partners.flows:
            yield by_rule(partners.flows[wanted.gas], ELEMENTARY_FLOW)
        return
    product = (wanted.supplier or member, wanted.product)
    if product in partners.products:
        yield by_rule(partners.products[product], SUPPLIER_DATA)
    decided = ruling(partners.rulings, member, exchange)
    if isinstance(decided, Link):
        yield decided
    if named := named_target(exchange, partners.index, partners.members):
        yield by_rule(named, NAMED_BY_SUPPLIER)
