"""Electricity with contracts: the footprint by the grid's mix and by contract, both shown.

The footprint is what the workbooks' lines stand on. A contract moves it only where its lines have a
dataset of their own; `location_based` and `market_based` are worked out beside it, exactly.
"""

from collections.abc import Iterator

from bw_cfp_programme.assessment.electricity.guards import CONTRACT, guards, usable
from bw_cfp_programme.assessment.electricity.supply import GRID, Supply, supplies
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.factor_parts import electric_parts
from bw_cfp_programme.labels import text
from bw_cfp_programme.results import TOTAL, Alternative
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

COLUMNS = (
    Column("member"),
    Column("supply", Kind.TERM, "supply"),
    Column("site_kwh", Kind.NUMBER),
    Column("site_share", Kind.SHARE),
    Column("declared_kwh", Kind.NUMBER),
    Column("kwh_factor", Kind.NUMBER),
    Column("factor_covers", Kind.TERM, "factor_covers"),
    Column("location_based", Kind.SCORE),
    Column("market_based", Kind.SCORE),
    Column("source", Kind.PLACE),
    Column("place", Kind.PLACE),
)


def assess_electricity(study: Study) -> Assessed:
    """Every member's electricity by contract and grid, and the footprint by either."""
    found = supplies(study, usable(study))
    facts = (
        Fact("footprint", study.result.totals[TOTAL], Kind.SCORE),
        Fact("location_based", location_based(study, found), Kind.SCORE),
        Fact("market_based", market_based(study, found), Kind.SCORE),
        Fact("electricity_basis", _basis(study)),
    )
    section = Section(
        key="electricity",
        columns=COLUMNS,
        rows=tuple(_row(supply, found) for supply in found),
        facts=facts,
    )
    return Assessed(sections=(section,) if found else (), problems=tuple(guards(study)))


def contract_alternatives(study: Study) -> Iterator[Alternative]:
    """The footprint on the other basis, where some contract makes them differ."""
    contracts = usable(study)
    if contracts:
        found = supplies(study, contracts)
        for name, total in (
            (GRID, location_based(study, found)),
            (CONTRACT, market_based(study, found)),
        ):
            if total != study.result.totals[TOTAL]:
                yield Alternative(
                    choice="electricity",
                    subject=", ".join(dict.fromkeys(contract.member for contract in contracts)),
                    chosen=text("electricity_basis.lines"),
                    other=text(f"electricity_basis.{name}"),
                    total=total,
                    place=contracts[0].place,
                )


def location_based(study: Study, found: list[Supply]) -> float:
    """The footprint if all sites took the grid's mix, kg CO2e per declared unit."""
    return study.result.totals[TOTAL] + sum(one.location - one.counted for one in found)


def market_based(study: Study, found: list[Supply]) -> float:
    """The footprint if every usable contract counted, kg CO2e per declared unit."""
    return study.result.totals[TOTAL] + sum(one.market - one.counted for one in found)


def _basis(study: Study) -> Value:
    """What the rule set lets count; None where it says nothing."""
    basis = study.rules.electricity
    return None if basis is None else text(f"electricity_basis.{'_'.join(sorted(basis))}")


def _row(supply: Supply, found: list[Supply]) -> tuple[Value, ...]:
    whole = sum(other.site for other in found if other.member == supply.member)
    role = electric_parts().get(supply.dataset) if supply.dataset else "whole"
    return (
        supply.member,
        supply.kind,
        supply.site,
        supply.site / whole if whole else None,
        supply.amount,
        supply.factor,
        role,
        supply.location,
        supply.market,
        supply.source,
        supply.place,
    )
