"""`[[scenarios]]` and `[[end_of_life]]`: how the product is used and what becomes of it.

A base table states what the study counts; an alternative states what is compared with it. Tables
with one name are one alternative. Amounts are per unit of the product under study.
"""

from dataclasses import dataclass

from bw_cfp_programme.options.base import Option

BASE = "base"


@dataclass(frozen=True, kw_only=True, slots=True)
class UseScenario(Option):
    """A use profile for one line of the lead's sheet Downstream.

    Energy: `power` in W for `hours`, or `hours_per_year` for `lifetime_years`. Anything else:
    `per_use` in `unit`, for `uses`, or `uses_per_year` for `lifetime_years`. `service`: how much of
    the base's service an alternative gives, 2 for twice as long a life.
    """

    kind: str
    line: str
    source: str
    name_zh: str = ""
    name_en: str = ""
    power: float | None = None
    hours: float | None = None
    hours_per_year: float | None = None
    per_use: float | None = None
    unit: str = ""
    uses: float | None = None
    uses_per_year: float | None = None
    lifetime_years: float | None = None
    service: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndOfLife(Option):
    """What becomes of `mass` kg of a material in a unit of product.

    Shares are of the mass; `lines` are the lines of the sheet Downstream that stand for them.
    `transport_km` with the factor of the lead's `transport_line`.
    """

    kind: str
    material: str
    part: str
    mass: float
    lines: tuple[str, ...]
    source: str
    name_zh: str = ""
    name_en: str = ""
    reuse: float = 0.0
    recycling: float = 0.0
    incineration: float = 0.0
    landfill: float = 0.0
    transport_km: float = 0.0
    transport_line: str = ""
