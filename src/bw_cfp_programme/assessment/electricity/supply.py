"""Where a member's electricity comes from: contracts, and the grid for the rest, in kWh and CO2e.

A contract counts for a whole site: its share is that of the site's kWh, the same in every line, for
nobody may hand it to one product alone (carbonfootprintitaly.it/en/faq-glossario).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.assessment.named_factor import factor_per, named_factor
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Contribution, Key, SiteLine
from bw_cfp_programme.units import conversion

KWH = "kilowatt hour"
GRID = "grid"
ELECTRICITY = "electricity"


@dataclass(frozen=True, kw_only=True, slots=True)
class Supply:
    """A part of a member's electricity.

    Attributes:
        kind: of the contract, or "grid".
        site: kWh of the whole site in the period.
        share: of the site's electricity.
        amount: kWh per declared unit.
        factor: kg CO2e per kWh; `dataset` where it is that of lines.
        location, market: kg CO2e per declared unit by the grid's mix, and by contract.
        counted: what the footprint has of it.
    """

    member: str
    kind: str
    site: float
    share: float
    amount: float
    factor: float
    location: float
    market: float
    counted: float
    source: str
    dataset: Key | None = None
    place: Place | None = None


def supplies(study: Study, contracts: tuple[ElectricityContract, ...]) -> list[Supply]:
    """The electricity of every member that has lines of it, by contract and from the grid."""
    members = dict.fromkeys(c.member for c in study.result.contributions if _is_electric(c))
    return [s for member in members for s in _of_member(study, member, contracts)]


def site_kwh(study: Study, member: str) -> dict[str, float]:
    """Line -> kWh of the whole site in the period, of the lines that count electricity."""
    lines = (line for line in study.result.sites if line.member == member and _is_electric(line))
    return {line.line: kwh(line) for line in lines}


def kwh(line: Contribution | SiteLine) -> float:
    """Activity in kWh, of the whole site."""
    return line.activity * (conversion(line.activity_unit, KWH) or 0.0)


def taken(contract: ElectricityContract, study: Study) -> float:
    """The share of a site's electricity that is on the grid's factor and that a contract takes."""
    of_grid = on_grid(study, contract.member)
    return contract.kwh / of_grid if of_grid else 0.0


def on_grid(study: Study, member: str) -> float:
    """The site's kWh that stand on no contract's own line."""
    apart = _lines_apart(study, member)
    return sum(amount for line, amount in site_kwh(study, member).items() if line not in apart)


def _of_member(
    study: Study, member: str, contracts: tuple[ElectricityContract, ...]
) -> Iterator[Supply]:
    own = [contract for contract in contracts if contract.member == member]
    whole = sum(site_kwh(study, member).values())
    apart = _lines_apart(study, member)
    lines = [c for c in study.result.contributions if c.member == member and _is_electric(c)]
    general = [line for line in lines if line.line not in apart]
    for contract in own:
        if contract.lines:
            yield _standing(study, contract, [c for c in lines if c.line in contract.lines], whole)
        else:
            yield _covering(contract, general, taken(contract, study), whole)
    covered = sum(taken(contract, study) for contract in own if not contract.lines)
    for key in dict.fromkeys(line.factor_key for line in general):
        of_key = [line for line in general if line.factor_key == key]
        yield _rest(study, of_key, 1.0 - covered, whole)
    counted = {line for contract in own for line in contract.lines}
    for line in (each for each in lines if each.line in apart - counted):
        yield _rest(study, [line], 1.0, whole)


def _covering(
    contract: ElectricityContract, lines: list[Contribution], share: float, whole: float
) -> Supply:
    """A contract whose lines stand on the grid: the footprint has the grid's value of it."""
    amount = share * sum(_declared(line) for line in lines)
    location = share * sum(line.total for line in lines)
    return Supply(
        member=contract.member,
        kind=contract.kind,
        site=contract.kwh,
        share=contract.kwh / whole,
        amount=amount,
        factor=contract.factor,
        location=location,
        market=amount * contract.factor,
        counted=location,
        source=contract.source,
        place=contract.place,
    )


def _standing(
    study: Study, contract: ElectricityContract, lines: list[Contribution], whole: float
) -> Supply:
    """A contract whose lines stand on it: the footprint has the contract's value."""
    amount = sum(_declared(line) for line in lines)
    counted = sum(line.total for line in lines)
    site = sum(v for k, v in site_kwh(study, contract.member).items() if k in contract.lines)
    return Supply(
        member=contract.member,
        kind=contract.kind,
        site=site,
        share=site / whole,
        amount=amount,
        factor=contract.factor,
        location=amount * (named_factor(study, contract.grid, KWH) or 0.0),
        market=counted,
        counted=counted,
        source=contract.source,
        place=contract.place,
    )


def _rest(study: Study, lines: list[Contribution], share: float, whole: float) -> Supply:
    first = lines[0]
    counted = share * sum(line.total for line in lines)
    known = site_kwh(study, first.member)
    site = share * sum(known.get(name, 0.0) for name in {line.line for line in lines})
    return Supply(
        member=first.member,
        kind=GRID,
        site=site,
        share=site / whole if whole else 0.0,
        amount=share * sum(_declared(line) for line in lines),
        factor=factor_per(first, KWH) or 0.0,
        location=counted,
        market=counted,
        counted=counted,
        source=f"{first.factor_name}; {first.factor_source}",
        dataset=first.factor_key,
    )


def _lines_apart(study: Study, member: str) -> set[str]:
    contracts = study.programme.options.electricity_contracts
    return {line for each in contracts if each.member == member for line in each.lines}


def _is_electric(line: Contribution | SiteLine) -> bool:
    """Electricity of a site; what the product takes in use belongs to its user."""
    of_energy = conversion(line.activity_unit, KWH) is not None
    return line.category == ELECTRICITY and of_energy


def _declared(line: Contribution) -> float:
    """Activity in kWh per declared unit."""
    return kwh(line) * line.share / line.output * line.demand
