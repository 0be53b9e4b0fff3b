"""A guard: what a fuel emits where it is burnt is counted once, by its factor or by a line of CO2.

A factor is held against what burning the fuel gives at least, by the published factors of fuels of
its name: so a dataset that never says what it counts ("market for diesel") is known by its size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.checks.amounts.emitted import burnt
from bw_cfp_programme.gwp import components, emission_of
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE
from bw_cfp_programme.results import SiteLine
from bw_cfp_programme.wording import figure

FUEL = "fuel"
CO2 = "CO2"
EMISSION = "air_emission"
TON = 1000.0


@dataclass(frozen=True, slots=True)
class Fuel:
    """A line of fuel.

    Attributes:
        pool: the process, or product, that it is for.
        least, most: kg of CO2e that burning it gives.
    """

    line: SiteLine
    pool: str
    least: float
    most: float

    @property
    def burns(self) -> bool:
        """Whether its factor counts what is emitted where it is burnt."""
        return self.line.total >= self.least

    @property
    def is_upstream(self) -> bool:
        """Whether its factor counts what came before only."""
        return self.line.total < self.least * limit("fuel_upstream_share")


def fuel_problems(study: Study) -> Iterator[Problem]:
    """Fuels of which nobody counts the burning, and CO2 that is counted with the fuel already."""
    for member in dict.fromkeys(line.member for line in study.result.sites):
        lines = study.site(member)
        fuels = [fuel for line in lines if (fuel := _fuel(study, line))]
        emitted = _co2(study, lines)
        for fuel in fuels:
            pools = {pool for pool, _, _ in emitted}
            near = pools if fuel.pool == SITE else {fuel.pool, SITE}
            counted = sum(kilograms for pool, _, kilograms in emitted if pool in near)
            if fuel.is_upstream and counted < fuel.least * limit("fuel_upstream_share"):
                yield _alone(fuel)
        yield from _twice(fuels, emitted)


def _alone(fuel: Fuel) -> Problem:
    words = {"line": fuel.line.item, "factor": fuel.line.factor_name}
    numbers = {"given": figure(fuel.line.total), "least": figure(fuel.least)}
    return problem("fuel_part_alone", fuel.line.place, **words, **numbers)


def _twice(
    fuels: Sequence[Fuel], emitted: Sequence[tuple[str, SiteLine, float]]
) -> Iterator[Problem]:
    """CO2 of a pool that is what its fuels give by burning, and these count it already."""
    for pool, line, kilograms in emitted:
        own = [fuel for fuel in fuels if fuel.pool == pool and fuel.burns]
        for some in (own, *([fuel] for fuel in own)):
            least, most = (sum(f.least for f in some), sum(f.most for f in some))
            if some and least <= kilograms <= most:
                words = {"line": line.item, "fuel": some[0].line.item}
                amounts = {"amount": figure(kilograms), "factor": some[0].line.factor_name}
                yield problem("fuel_burnt_twice", line.place, **words, **amounts)
                break


def _fuel(study: Study, line: SiteLine) -> Fuel | None:
    """None for what is no fuel, or none that a published factor knows by name or unit."""
    entry = study.entry(line)
    tons = burnt(entry) if entry and line.category == FUEL and not line.member_product else None
    if entry is None or tons is None:
        return None
    return Fuel(line, _pool(study, line), tons[0] * TON, tons[1] * TON)


def _co2(study: Study, lines: Sequence[SiteLine]) -> list[tuple[str, SiteLine, float]]:
    """Carbon dioxide of whatever origin that a site emits: pool, line, kilograms."""
    return [
        (_pool(study, line), line, line.activity * line.conversion)
        for line in lines
        if line.category == EMISSION
        and any(emission_of(key).gas == CO2 for key in components(line.item))
    ]


def _pool(study: Study, line: SiteLine) -> str:
    entry = study.entry(line)
    return (entry.product or entry.process or SITE) if entry else SITE
