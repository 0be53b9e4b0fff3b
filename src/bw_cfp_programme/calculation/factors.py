"""Factors: what one unit of an input that no member makes emits."""

from dataclasses import dataclass

from bw_cfp_programme.results import Key, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A background product's unit score, or an elementary flow's characterisation factor.

    Attributes:
        scores: indicator -> kg CO2e per `unit`.
        source: where the number comes from: publication, database or method.
        aircraft: the background dataset is transport by air.
    """

    key: Key
    name: str
    unit: str
    source: str
    scores: Scores
    aircraft: bool = False
