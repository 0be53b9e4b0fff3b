"""The picture of a section as bars on a common axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.reporting.bars import Bar, spans
from bw_cfp_programme.sections import Section, Tornado, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """What the ends and the centre of a picture's axis stand for, kg CO2e per declared unit."""

    low: float
    centre: float
    high: float


def picture_bars(section: Section) -> list[Bar]:
    """A bar for every row from its low to its high value; none where the section has no picture."""
    if section.picture is None:
        return []
    return spans(_ends(section, section.picture), section.picture.centre)


def picture_axis(section: Section) -> Axis | None:
    """The axis of those bars."""
    if section.picture is None:
        return None
    edges = [edge for span in _ends(section, section.picture) for edge in span]
    centre = section.picture.centre
    return Axis(low=min([*edges, centre]), centre=centre, high=max([*edges, centre]))


def picture_sides(section: Section) -> list[tuple[float, float]]:
    """How far the low and the high value of every row are from the centre."""
    if section.picture is None:
        return []
    centre = section.picture.centre
    return [(low - centre, high - centre) for low, high in _ends(section, section.picture)]


def _ends(section: Section, picture: Tornado) -> Sequence[tuple[float, float]]:
    lows, highs = section.column(picture.low), section.column(picture.high)
    return [
        (_number(low, picture.centre), _number(high, picture.centre))
        for low, high in zip(lows, highs, strict=True)
    ]


def _number(value: Value, centre: float) -> float:
    """A row without a number has no bar to either side."""
    return float(value) if isinstance(value, (int, float)) else centre
