"""`[[recycling]]`: a material that was or will be recycled, and what each part of that emits."""

from dataclasses import dataclass

from bw_cfp_programme.options.base import Option

Factor = float | str | None
"""A number in kg CO2e per kg, or the name of a background dataset that some line stands on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recycling(Option):
    """`mass` kg of it in a unit of product, counted by `method`; symbols as in the CFF.

    Attributes:
        lines: "S06 M01": the members' lines that bring the material in.
        recycled_content: R1. recycled_after: R2. burnt: R3.
        allocation: A. energy_allocation: B. quality_in, quality_out: Qsin/Qp, Qsout/Qp.
        virgin: Ev. recycled: Erec. recycling: ErecEoL. avoided: Ev*.
        energy: Eer. credit: of the heat and power replaced. disposal: Ed.
    """

    material: str
    mass: float
    method: str
    source: str
    lines: tuple[str, ...] = ()
    recycled_content: float = 0.0
    recycled_after: float = 0.0
    burnt: float = 0.0
    allocation: float | None = None
    energy_allocation: float | None = None
    quality_in: float | None = None
    quality_out: float | None = None
    virgin: Factor = None
    recycled: Factor = None
    recycling: Factor = None
    avoided: Factor = None
    energy: Factor = None
    credit: Factor = None
    disposal: Factor = None
