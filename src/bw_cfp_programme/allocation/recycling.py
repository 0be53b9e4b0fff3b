"""Recycling: how the lives of a material share what making, recycling and losing it emits.

All methods here are the Circular Footprint Formula of the Product Environmental Footprint with the
shares that each of them fixes; it is linear in them, so one function is enough:

    material  (1 - R1) Ev + R1 (A Erec + (1 - A) Ev Qsin/Qp) + (1 - A) R2 (ErecEoL - Ev* Qsout/Qp)
    energy    (1 - B) R3 (Eer - credit)        credit = LHV (Xheat Eheat + Xelec Eelec)
    disposal  (1 - R2 - R3) Ed

Formula: Zampori and Pant 2019 (JRC, EUR 29682 EN), equation 3, as restated in
github.com/WimYedema/sustainability; method of Recommendation (EU) 2021/2279, annex I. Limits of A:
MTES-MCT/ecobalyse (circular-footprint-formula-cff-matiere.md). 50/50, the benefit of recycling
shared equally: lca-net.com/blog/harnessing-the-end-of-life-formula. Cut-off:
docs.earthster.org, "Recycling allocation: The cut-off approach".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True, slots=True)
class Material:
    """A material in one life. Emissions are per kg of it, shares 0-1 of its mass.

    Attributes:
        recycled_content: R1, share that was recycled before.
        recycled_after: R2, share that is recycled afterwards.
        burnt: R3, share whose energy is recovered.
        allocation: A, share of a recycling's burden and benefit that its user carries.
        energy_allocation: B, share of energy recovery that the user of the energy carries.
        quality_in, quality_out: Qsin/Qp and Qsout/Qp.
        virgin: Ev. avoided: Ev*, of what the recycled material replaces afterwards.
        recycled: Erec, of what was recycled before. recycling: ErecEoL, of recycling afterwards.
        energy: Eer, of burning. credit: of the heat and power that burning replaces.
        disposal: Ed.
    """

    recycled_content: float = 0.0
    recycled_after: float = 0.0
    burnt: float = 0.0
    allocation: float = 1.0
    energy_allocation: float = 0.0
    quality_in: float = 1.0
    quality_out: float = 1.0
    virgin: float = 0.0
    avoided: float = 0.0
    recycled: float = 0.0
    recycling: float = 0.0
    energy: float = 0.0
    credit: float = 0.0
    disposal: float = 0.0


def circular_footprint(of: Material) -> float:
    """The formula above with the material's own A and B, in kg CO2e per kg."""
    passed_on = 1.0 - of.allocation
    before = of.recycled_content * (
        of.allocation * of.recycled + passed_on * of.virgin * of.quality_in
    )
    after = passed_on * of.recycled_after * (of.recycling - of.avoided * of.quality_out)
    energy = (1.0 - of.energy_allocation) * of.burnt * (of.energy - of.credit)
    disposal = (1.0 - of.recycled_after - of.burnt) * of.disposal
    return (1.0 - of.recycled_content) * of.virgin + before + after + energy + disposal


def cut_off(of: Material) -> float:
    """A = 1, and no credit for energy: nothing that another life does is counted here."""
    return circular_footprint(replace(of, allocation=1.0, energy_allocation=0.0, credit=0.0))


def fifty_fifty(of: Material) -> float:
    """A = 0.5: giver and user of a recycled material halve burden and benefit."""
    return circular_footprint(replace(of, allocation=0.5, energy_allocation=0.0))


def substitution(of: Material) -> float:
    """A = 0 (0/100, avoided burden): who gives a material away has the benefit, its user none."""
    return circular_footprint(replace(of, allocation=0.0, energy_allocation=0.0))


METHODS: Mapping[str, Callable[[Material], float]] = {
    "cut_off": cut_off,
    "fifty_fifty": fifty_fifty,
    "substitution": substitution,
    "pef_cff": circular_footprint,
}
"""By name (namespace `recycling_method` of `terms.csv`)."""
