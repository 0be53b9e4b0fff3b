"""Lines summed by a property: stage, member, flow category, product."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL, Contribution, Scores

T = TypeVar("T")
_SUMMED = (*INDICATORS, TOTAL, AIRCRAFT)


@dataclass(slots=True)
class Sum:
    """All lines of a stage, member, flow category or product.

    Attributes:
        scores: indicator, "total" and "aircraft" -> kg CO2e per declared unit.
        gross: sizes of the lines added up, kg CO2e.
        share: of the sum in the whole; None when there is no whole.
    """

    name: str
    whole: float
    lines: int = 0
    gross: float = 0.0
    primary: float = 0.0
    scores: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_SUMMED, 0.0))

    @property
    def total(self) -> float:
        """All indicators, kg CO2e."""
        return self.scores[TOTAL]

    @property
    def share(self) -> float | None:
        """Of the whole."""
        return share(self.total, self.whole)

    @property
    def primary_share(self) -> float:
        """Share of the gross emissions with primary activity data (0-1)."""
        return self.primary / self.gross if self.gross else 0.0

    def add(self, line: Contribution) -> None:
        """Count a line in."""
        self.lines += 1
        self.gross += abs(line.total)
        self.primary += abs(line.total) if line.stated.primary else 0.0
        for indicator in (*INDICATORS, TOTAL):
            self.scores[indicator] += line.scores[indicator]
        self.scores[AIRCRAFT] += line.total if line.aircraft else 0.0


def share(value: float, whole: float) -> float | None:
    """Part by the size of the whole, so that its sign is the part's; None without a whole."""
    return value / abs(whole) if whole else None


def sums(
    lines: Iterable[Contribution],
    part: Callable[[Contribution], str],
    whole: float,
    names: Iterable[str] = (),
) -> list[Sum]:
    """Sum lines by a property: `names` first and in their order, then others as they appear."""
    found = {name: Sum(name, whole) for name in names}
    for line in lines:
        name = part(line)
        if name not in found:
            found[name] = Sum(name, whole)
        found[name].add(line)
    return list(found.values())


def total(lines: Iterable[Contribution]) -> float:
    """All indicators of all lines, kg CO2e."""
    return sum(line.total for line in lines)


def together(pairs: Iterable[tuple[Hashable, T]]) -> list[list[T]]:
    """Values with equal keys together, in order of first appearance."""
    found: dict[Hashable, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return list(found.values())


def totals_of(lines: Iterable[Contribution]) -> Scores:
    """Indicator, "total" and "aircraft" -> kg CO2e of all lines."""
    (whole,) = sums(lines, lambda _: "", 0.0, [""])
    return whole.scores
