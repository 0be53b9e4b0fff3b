"""Where a member's electricity comes from: contracts, and the grid for the rest, in kWh and CO2e.

A contract counts for a whole site: its share is that of the site's kWh, the same in every line, for
nobody may hand it to one product alone (carbonfootprintitaly.it/en/faq-glossario).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.assessment.electricity.site import KWH, Site, sites_of
from bw_cfp_programme.assessment.named_factor import factor_per, named_factor
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Key

GRID = "grid"


@dataclass(frozen=True, kw_only=True, slots=True)
class Supply:
    """A part of a member's electricity.

    Attributes:
        kind: of the contract, or "grid".
        site: kWh of the whole site in the period.
        amount: kWh per declared unit.
        factor: kg CO2e per kWh; `dataset` where it is that of lines.
        location, market: kg CO2e per declared unit by the grid's mix, and by contract.
        counted: what the footprint has of it.
    """

    member: str
    kind: str
    site: float
    amount: float
    factor: float | None
    location: float
    market: float
    counted: float
    source: str
    dataset: Key | None = None
    place: Place | None = None


def supplies(study: Study, contracts: tuple[ElectricityContract, ...]) -> list[Supply]:
    """The electricity of every member that has lines of it, by contract and from the grid."""
    found: list[Supply] = []
    for member, site in sites_of(study).items():
        own = [contract for contract in contracts if contract.member == member]
        found += _of_site(study, site, own)
    return found


def _of_site(study: Study, site: Site, own: list[ElectricityContract]) -> Iterator[Supply]:
    standing = [contract for contract in own if contract.lines]
    covering = [contract for contract in own if not contract.lines]
    general = site.only(lambda line: line.line not in site.apart)
    yield from (_standing(study, contract, site) for contract in standing)
    yield from (_covering(contract, general) for contract in covering)
    covered = sum(contract.kwh / general.on_grid for contract in covering)
    yield from _rest(general, 1.0 - covered)
    known = {code for contract in standing for code in contract.lines}
    yield from _rest(site.only(lambda line: line.line in site.apart - known), 1.0)


def _covering(contract: ElectricityContract, general: Site) -> Supply:
    """Its lines stand on the grid: the footprint has the grid's value of it."""
    share = contract.kwh / general.on_grid
    amount = share * general.declared_kwh
    return Supply(
        member=contract.member,
        kind=contract.kind,
        site=contract.kwh,
        amount=amount,
        factor=contract.factor,
        location=share * general.counted,
        market=amount * contract.factor,
        counted=share * general.counted,
        source=contract.source,
        place=contract.place,
    )


def _standing(study: Study, contract: ElectricityContract, site: Site) -> Supply:
    """Its lines stand on it: the footprint has the contract's value."""
    own = site.only(lambda line: line.line in contract.lines)
    return Supply(
        member=contract.member,
        kind=contract.kind,
        site=own.kwh(own.codes),
        amount=own.declared_kwh,
        factor=contract.factor,
        location=own.declared_kwh * (named_factor(study, contract.grid, KWH) or 0.0),
        market=own.counted,
        counted=own.counted,
        source=contract.source,
        place=contract.place,
    )


def _rest(site: Site, share: float) -> Iterator[Supply]:
    """Lines as they stand, a part for each dataset, less what contracts cover of them."""
    for first in {line.factor_key: line for line in reversed(site.declared)}.values():
        part = site.on(first.factor_key)
        yield Supply(
            member=first.member,
            kind=GRID,
            site=share * part.kwh(part.codes),
            amount=share * part.declared_kwh,
            factor=factor_per(first, KWH),
            location=share * part.counted,
            market=share * part.counted,
            counted=share * part.counted,
            source=f"{first.factor_name}; {first.factor_source}",
            dataset=first.factor_key,
        )
