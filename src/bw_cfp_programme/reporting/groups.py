"""Lines summed by a property: stage, member, flow category, product."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.bars import Bar, bars
from bw_cfp_programme.reporting.rows import Group
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL, Contribution

Part = Callable[[Contribution], str]
Draw = Callable[[Sequence[float]], list[Bar]]


@dataclass(slots=True)
class _Sum:
    lines: int = 0
    gross: float = 0.0
    primary: float = 0.0
    scores: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys((*INDICATORS, TOTAL, AIRCRAFT), 0.0)
    )

    def add(self, line: Contribution) -> None:
        self.lines += 1
        self.gross += abs(line.total)
        self.primary += abs(line.total) if line.stated.primary else 0.0
        for indicator in (*INDICATORS, TOTAL):
            self.scores[indicator] += line.scores[indicator]
        self.scores[AIRCRAFT] += line.total if line.aircraft else 0.0


def share(value: float, whole: float) -> float | None:
    """Part by the size of the whole; None when there is no whole."""
    return value / abs(whole) if whole else None


def group(
    lines: Iterable[Contribution],
    part: Part,
    whole: float,
    *,
    names: Mapping[str, Text] | None = None,
    inside: Callable[[str], bool] = lambda _: True,
    draw: Draw = bars,
) -> tuple[Group, ...]:
    """Sum lines by a property: `names` first and in their order, then others as they appear."""
    texts = names or {}
    sums = {name: _Sum() for name in texts}
    for line in lines:
        sums.setdefault(part(line), _Sum()).add(line)
    drawn = draw([each.scores[TOTAL] for each in sums.values()])
    return tuple(
        Group(
            name=name,
            text=texts.get(name, Text()),
            scores=each.scores,
            share=share(each.scores[TOTAL], whole),
            bar=bar,
            lines=each.lines,
            gross=each.gross,
            primary_share=each.primary / each.gross if each.gross else 0.0,
            inside=inside(name),
        )
        for (name, each), bar in zip(sums.items(), drawn, strict=True)
    )
