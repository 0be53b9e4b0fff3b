"""`[[recycling]]`: a material that was or will be recycled, and what each part of that emits."""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Factor, Positive, Share, term


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
    mass: Positive
    method: Annotated[str, term("recycling_method")]
    lines: tuple[str, ...] = ()
    recycled_content: Share = 0.0
    recycled_after: Share = 0.0
    burnt: Share = 0.0
    allocation: Share | None = None
    energy_allocation: Share | None = None
    quality_in: Positive | None = None
    quality_out: Positive | None = None
    virgin: Factor = None
    recycled: Factor = None
    recycling: Factor = None
    avoided: Factor = None
    energy: Factor = None
    credit: Factor = None
    disposal: Factor = None
    source: str
