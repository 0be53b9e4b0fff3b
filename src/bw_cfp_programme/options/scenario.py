"""`[[scenarios]]` and `[[end_of_life]]`: how the product is used and what becomes of it.

A base table states what the study counts; an alternative states what is compared with it. Tables
with one name are one alternative. Amounts are per unit of the product under study.
"""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Positive, Share, Unit, term

BASE = "base"


@dataclass(frozen=True, kw_only=True, slots=True)
class UseScenario(Option):
    """A use profile for one line of the lead's sheet Downstream.

    Energy: `power` in W for `hours`, or `hours_per_year` for `lifetime_years`. Anything else:
    `per_use` in `unit`, for `uses`, or `uses_per_year` for `lifetime_years`. `service`: how much of
    the base's service an alternative gives, 2 for twice as long a life.
    """

    kind: Annotated[str, term("scenario_kind")]
    line: str
    name_zh: str = ""
    name_en: str = ""
    power: Positive | None = None
    hours: Positive | None = None
    hours_per_year: Positive | None = None
    per_use: Positive | None = None
    unit: Unit = ""
    uses: Positive | None = None
    uses_per_year: Positive | None = None
    lifetime_years: Positive | None = None
    service: Positive | None = None
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EndOfLife(Option):
    """What becomes of `mass` kg of a material in a unit of product.

    Shares are of the mass; `lines` are the lines of the sheet Downstream that stand for them.
    `transport_km` with the factor of the lead's `transport_line`.
    """

    kind: Annotated[str, term("scenario_kind")]
    material: str
    part: Annotated[str, term("life_part")]
    mass: Positive
    lines: tuple[str, ...]
    name_zh: str = ""
    name_en: str = ""
    reuse: Share = 0.0
    recycling: Share = 0.0
    incineration: Share = 0.0
    landfill: Share = 0.0
    transport_km: Positive = 0.0
    transport_line: str = ""
    source: str
