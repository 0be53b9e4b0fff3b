"""`[[exclusions]]`: what was left out of the study, and why."""

from dataclasses import dataclass

from bw_cfp_programme.options.base import Option


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion(Option):
    """Something left out; `estimate` in kg CO2e per declared unit of the product under study."""

    what: str
    stage: str
    reason: str
    estimate: float | None = None
    basis: str = ""
