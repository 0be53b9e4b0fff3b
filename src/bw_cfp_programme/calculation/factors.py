"""Factors: what one unit of an input that no member makes emits."""

from dataclasses import dataclass

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.results import GasPart, Key, Scores


@dataclass(frozen=True, kw_only=True, slots=True)
class Factor:
    """A background product's unit score, or an elementary flow's characterisation factor.

    Attributes:
        scores: indicator -> kg CO2e per `unit`.
        source: where the number comes from: publication, database or method.
        aircraft: the background dataset is transport by air.
        kind: how the number came about, a name of `factor_kind`; "" where nobody said.
        uncertainty: of the number, where its publisher states it.
        gases: what it consists of, where its publisher splits it.
        year, location, boundary: what it stands for, as published; "" where nobody said.
        megajoule: net heating value of one unit of a fuel, where its publisher states it.
    """

    key: Key
    name: str
    unit: str
    source: str
    scores: Scores
    aircraft: bool = False
    kind: str = ""
    uncertainty: Bounds | None = None
    year: str = ""
    location: str = ""
    boundary: str = ""
    megajoule: float | None = None
    gases: tuple[GasPart, ...] = ()
