"""Every product's footprint, worked out in memory: enough to say how much a slip moves it.

Allocation, gases and factors are the project's own; links are solved by repeated substitution, and
what has no factor counts nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bw_cfp_programme.allocation.lines import Splits
from bw_cfp_programme.allocation.plant import plant
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.factor_tables import FactorRow, factor_tables, load_factors
from bw_cfp_programme.gwp import components
from bw_cfp_programme.importers.decisions import Decision
from bw_cfp_programme.importers.decisions_file import read_decisions
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion

from .good import Good

Key = tuple[str, str]
ROUNDS = 30
EMISSIONS = of_kind("emission")


@dataclass
class Unit:
    """One unit of a product: kg CO2e of its own, and what it takes of other products."""

    own: float = 0.0
    takes: list[tuple[Key, float]] = field(default_factory=list)


@dataclass(frozen=True)
class Footprints:
    """Works out products of one programme."""

    good: Good

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        return read_decisions(self.good.folder / "mappings" / "decisions.csv")[0]

    @cached_property
    def factors(self) -> Mapping[str, FactorRow]:
        return {row.key: row for table in factor_tables() for row in load_factors(table).rows}

    def of(self, submissions: Sequence[Submission]) -> dict[Key, float]:
        """(member, product) -> kg CO2e per unit."""
        products = {
            (s.facility.member or "", p.product): p for s in submissions for p in s.products
        }
        units: dict[Key, Unit] = {key: Unit() for key in products}
        for submission in submissions:
            for key, amount, line in self._amounts(submission):
                self._add(units[key], amount, line, products, submission)
            for row in submission.results:
                key = (submission.facility.member or "", row.product or "")
                if submission.facility.disclosure == "result" and key in units:
                    units[key].own += row.value or 0.0
        return _solved(units)

    def _amounts(self, submission: Submission) -> Iterator[tuple[Key, float, InventoryLine]]:
        """What one unit of a product takes of every line."""
        if submission.facility.disclosure == "result":
            return
        site = plant(submission, self.good.programme.rule_set)
        splits, member = Splits(site), submission.facility.member or ""
        for line in submission.lines:
            if line.quantity is None or line.failed:
                continue
            for share in splits.of_line(line).shares:
                made = site.products[share.target].output
                if made:
                    each = line.quantity * share.value / made
                    per_unit = line.basis == "per_unit"
                    yield (member, share.target), line.quantity if per_unit else each, line

    def _add(
        self,
        unit: Unit,
        amount: float,
        line: InventoryLine,
        products: Mapping[Key, Product],
        submission: Submission,
    ) -> None:
        if line.category in EMISSIONS:
            kilograms = amount * (conversion(line.unit or "", "kilogram") or 0.0)
            gwp = self.good.programme.gwp
            unit.own += sum(kilograms * s * gwp.factor(g) for g, s in _gases(line))
            return
        supplier = line.supplier or submission.facility.member or ""
        supplied = products.get((supplier, line.supplier_product or ""))
        if supplied:
            times = _units_per(line, supplied.unit or "")
            unit.takes.append(((supplier, supplied.product or ""), amount * times))
        else:
            unit.own += amount * self._factor(line, submission.facility.member or "")

    def _factor(self, line: InventoryLine, member: str) -> float:
        decision = next((d for d in self.decisions if _is_of(d, line, member)), None)
        code = decision.code if decision else line.background or ""
        row = self.factors.get(code)
        if row is None:
            return 0.0
        given = decision.factor if decision else None
        return (row.value or 0.0) * (_units_per(line, row.unit) if given is None else given)


def _gases(line: InventoryLine) -> list[tuple[str, float]]:
    return list(components(line.item or "").items())


def _units_per(line: InventoryLine, unit: str) -> float:
    plain = conversion(line.unit or "", unit)
    by_mass = conversion("kilogram", unit)
    if plain is None and by_mass is not None:
        return (line.mass_per_unit or 0.0) * by_mass
    return plain or 0.0


def _is_of(decision: Decision, line: InventoryLine, member: str) -> bool:
    of, item = decision.line, normalise(line.item or "")
    asked = ((of.member, member), (of.category, line.category), (of.unit, line.unit))
    return of.item == item and all(said in ("", meant) for said, meant in asked)


def _solved(units: Mapping[Key, Unit]) -> dict[Key, float]:
    found = {key: unit.own for key, unit in units.items()}
    for _ in range(ROUNDS):
        found = {
            key: unit.own + sum(amount * found[other] for other, amount in unit.takes)
            for key, unit in units.items()
        }
    return found


def moved(before: Mapping[Key, float], after: Mapping[Key, float]) -> float:
    """By how much the product that moves most does, as a share of what it was."""
    return max(
        (abs(after.get(key, 0.0) - value) / abs(value) for key, value in before.items() if value),
        default=0.0,
    )
