"""The picture of a section as bars on a common axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from bw_cfp_programme.reporting.bars import Bar, bars, spans, waterfall
from bw_cfp_programme.sections import Bars, Section, Tornado, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """What the ends and the centre of a picture's axis stand for, kg CO2e per declared unit."""

    low: float
    centre: float
    high: float


def picture_bars(section: Section) -> list[Bar]:
    """A bar for every row; none where the section has no picture."""
    if isinstance(section.picture, Bars):
        values = [_number(value, 0.0) for value in section.column(section.picture.value)]
        return waterfall(values) if section.picture.running else bars(values)
    if isinstance(section.picture, Tornado):
        return spans(_ends(section, section.picture), section.picture.centre)
    return []


def picture_axis(section: Section, picture: Tornado) -> Axis:
    """The axis of the bars around a centre."""
    edges = [edge for span in _ends(section, picture) for edge in span]
    centre = picture.centre
    return Axis(low=min([*edges, centre]), centre=centre, high=max([*edges, centre]))


def picture_sides(section: Section, picture: Tornado) -> list[tuple[float, float]]:
    """How far the low and the high value of every row are from the centre."""
    centre = picture.centre
    return [(low - centre, high - centre) for low, high in _ends(section, picture)]


def _ends(section: Section, picture: Tornado) -> Sequence[tuple[float, float]]:
    lows, highs = section.column(picture.low), section.column(picture.high)
    return [
        (_number(low, picture.centre), _number(high, picture.centre))
        for low, high in zip(lows, highs, strict=True)
    ]


def _number(value: Value, centre: float) -> float:
    """A row without a number has no bar to either side."""
    return float(value) if isinstance(value, (int, float)) else centre
