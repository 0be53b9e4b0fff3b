"""A material under every recycling method: from its table and the datasets that lines stand on."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.allocation.recycling import METHODS, Material
from bw_cfp_programme.assessment.named_factor import named_factor
from bw_cfp_programme.assessment.scenarios.lines import units_declared
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.options.recycling import Recycling
from bw_cfp_programme.results import TOTAL

FACTORS = ("virgin", "recycled", "recycling", "avoided", "energy", "credit", "disposal")
SHARES = ("allocation", "energy_allocation", "quality_in", "quality_out")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shared:
    """A material by one method.

    Attributes:
        admissible: by the rule set; None where it says nothing.
        per_kg: kg CO2e per kg of material; None where a value is missing.
        score: kg CO2e per declared unit.
        total: the footprint with this method instead of that which counts.
    """

    table: Recycling
    method: str
    admissible: bool | None
    per_kg: float | None
    score: float | None
    total: float | None

    @property
    def counts(self) -> bool:
        """Whether the study counts the material by this method."""
        return self.method == self.table.method


def shared(study: Study) -> list[Shared]:
    """Every material of the programme by every method."""
    tables = study.programme.options.recycling
    return [one for table in tables for one in _by_method(study, table)]


def _by_method(study: Study, table: Recycling) -> Iterator[Shared]:
    allowed = study.rules.recycling_methods
    per_kg = {method: _per_kg(study, table, method) for method in METHODS}
    mass, counted = table.mass * units_declared(study), per_kg[table.method]
    for method, emitted in per_kg.items():
        change = None if emitted is None or counted is None else mass * (emitted - counted)
        yield Shared(
            table=table,
            method=method,
            admissible=None if allowed is None else method in allowed,
            per_kg=emitted,
            score=None if emitted is None else mass * emitted,
            total=None if change is None else study.result.totals[TOTAL] + change,
        )


def _per_kg(study: Study, table: Recycling, method: str) -> float | None:
    values = {
        key: named_factor(study, getattr(table, key), "kilogram") for key in (*FACTORS, *SHARES)
    }
    if any(values[key] is None for key in needed(table, method)):
        return None
    known = {key: given for key, given in values.items() if given is not None}
    of = Material(
        recycled_content=table.recycled_content,
        recycled_after=table.recycled_after,
        burnt=table.burnt,
        **known,
    )
    return METHODS[method](of)


def needed(table: Recycling, method: str) -> set[str]:
    """Keys without which the method says nothing of this material."""
    passes_on = method != "cut_off"
    credited = passes_on and table.burnt > 0
    return {
        key
        for key, asked in {
            "virgin": table.recycled_content < 1 or (passes_on and table.recycled_content > 0),
            "recycled": table.recycled_content > 0 and method != "substitution",
            "quality_in": passes_on and table.recycled_content > 0,
            "recycling": passes_on and table.recycled_after > 0,
            "avoided": passes_on and table.recycled_after > 0,
            "quality_out": passes_on and table.recycled_after > 0,
            "energy": table.burnt > 0,
            "credit": credited,
            "disposal": table.recycled_after + table.burnt < 1,
            "allocation": method == "pef_cff",
            "energy_allocation": method == "pef_cff" and credited,
        }.items()
        if asked
    }
