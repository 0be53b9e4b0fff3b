"""Mapping decisions: which background dataset stands for a line, or why the line is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from bw_cfp_programme.cfp_key import category_of, item_of, unit_of
from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.targets import Exchange, Link, Target
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import MappingDecision

CUT_OFF = "cut_off"


class LineKey(NamedTuple):
    """Lines that a decision is about; a blank part means any. `item` is normalised."""

    item: str
    member: str = ""
    category: str = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A row of `mappings/decisions.csv`.

    Attributes:
        line: which lines it decides.
        item: as written; `line.item` is how it is compared.
        database, code, name: the dataset; `code` may be blank where the name is unique.
        condition: how the dataset's scope relates to the item's (equal, narrower, broader, proxy),
            or cut_off: the line is left out.
        factor: units of the dataset per unit of the line; None for plain unit conversion.
        estimate: of a line that is left out, kg CO2e per unit of the line; None: not estimated.
        mapper, date, reason: who decided when and why.
        place: its line in the file.
    """

    line: LineKey
    item: str
    database: str = ""
    code: str = ""
    name: str = ""
    condition: str
    factor: float | None = None
    estimate: float | None = None
    mapper: str
    date: str
    reason: str
    place: Place = field(default_factory=Place)

    @property
    def mapping(self) -> MappingDecision:
        """What a dataset keeps of it."""
        return MappingDecision(
            condition=self.condition, mapper=self.mapper, date=self.date, reason=self.reason
        )


@dataclass(frozen=True, slots=True)
class CutOff:
    """The decision to leave a line out; `estimate` in kg CO2e per unit of the line."""

    mapping: MappingDecision
    estimate: float | None = None


Rulings = Mapping[LineKey, Link | CutOff]


def ruling(rulings: Rulings, member: str, exchange: Exchange) -> Link | CutOff | None:
    """What is decided for an exchange's line; a member's own decision before a common one."""
    found = own_ruling(rulings, member, exchange)
    return _first(rulings, "", exchange) if found is None else found


def own_ruling(rulings: Rulings, member: str, exchange: Exchange) -> Link | CutOff | None:
    """What is decided for this member alone."""
    return _first(rulings, member, exchange) if member else None


def _first(rulings: Rulings, member: str, exchange: Exchange) -> Link | CutOff | None:
    """The narrowest decision: with category before without, then with unit."""
    if not rulings:
        return None
    parts = ((category_of(exchange), ""), (unit_of(exchange), ""))
    keys = (LineKey(normalise(item_of(exchange)), member, *choice) for choice in product(*parts))
    return next((rulings[key] for key in keys if key in rulings), None)


def resolve(
    decisions: Iterable[Decision], index: BackgroundIndex
) -> tuple[dict[LineKey, Link | CutOff], list[Problem]]:
    """Decisions as links into the databases, and a Problem for each that leads nowhere."""
    rulings: dict[LineKey, Link | CutOff] = {}
    problems: list[Problem] = []
    for decision in decisions:
        if decision.condition == CUT_OFF:
            rulings[decision.line] = CutOff(decision.mapping, decision.estimate)
        elif target := _target(decision, index):
            rulings[decision.line] = Link(target, decision.mapping, decision.factor)
        problems.extend(_mistakes(decision, rulings.get(decision.line), index))
    return rulings, problems


def _target(decision: Decision, index: BackgroundIndex) -> Target | None:
    if decision.code:
        return index.by_key.get((decision.database, decision.code))
    found = index.called(decision.database, decision.name)
    return found[0] if len(found) == 1 else None


def _mistakes(
    decision: Decision, found: Link | CutOff | None, index: BackgroundIndex
) -> Iterator[Problem]:
    place, unit = decision.place, decision.line.unit
    dataset = decision.code or decision.name
    words = {"database": decision.database, "dataset": dataset, "item": decision.item}
    if isinstance(found, CutOff):
        return
    if decision.database not in index.databases:
        known = ", ".join(index.databases)
        yield problem("decision_database_unknown", place, **words, known=known)
    elif found is None:
        several = not decision.code and index.called(decision.database, decision.name)
        yield problem(f"decision_dataset_{'ambiguous' if several else 'unknown'}", place, **words)
    elif unit and found.units_per(unit) is None:
        yield problem("decision_unit", place, **words, unit=unit, target=found.target.unit)
