"""The two tables: a row for each choice with its picture, and a row for each alternative."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.gwp import emissions
from bw_cfp_programme.labels import Text
from bw_cfp_programme.results import TOTAL, Alternative, Result
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Tornado, Value
from bw_cfp_programme.tolerances import LAST_DIGITS

Words = str | Text


@dataclass(frozen=True, slots=True)
class _Choice:
    """Alternatives to one choice; totals in kg CO2e per declared unit."""

    choice: str
    subject: Words
    chosen: Words
    low: float
    low_with: Words
    high: float
    high_with: Words

    @property
    def span(self) -> float:
        return self.high - self.low


def summary_section(study: Study, found: Sequence[Alternative]) -> Section:
    """The choices that move the total, largest first."""
    total = study.result.totals[TOTAL]
    moving = [c for c in _choices(total, found) if c.span > LAST_DIGITS * abs(total)]
    moving.sort(key=lambda c: (-c.span, c.choice, _said(c.subject)))
    return Section(
        key="sensitivity",
        columns=(
            Column("choice", Kind.TERM, "choice"),
            Column("choice_subject"),
            Column("chosen"),
            Column("lowest", Kind.SCORE),
            Column("lowest_with"),
            Column("highest", Kind.SCORE),
            Column("highest_with"),
            Column("span", Kind.SCORE),
            Column("span_share", Kind.SHARE),
        ),
        rows=tuple(_row(c, total) for c in moving),
        facts=(
            Fact("footprint", total, Kind.SCORE),
            Fact("choices_tried", len({_key(each) for each in found}), Kind.NUMBER),
            Fact("co2e_only", _co2e_only(study.result), Kind.SHARE),
        ),
        picture=Tornado("choice_subject", "lowest", "highest", total),
    )


def _row(c: _Choice, total: float) -> tuple[Value, ...]:
    ends = (c.low, c.low_with, c.high, c.high_with)
    return (c.choice, c.subject, c.chosen, *ends, c.span, _share(c.span, total))


def choices_section(study: Study, found: Sequence[Alternative]) -> Section:
    """Every alternative, also those that cannot be computed, with the reason."""
    total = study.result.totals[TOTAL]
    return Section(
        key="sensitivity_choices",
        columns=(
            Column("choice", Kind.TERM, "choice"),
            Column("choice_subject"),
            Column("chosen"),
            Column("alternative"),
            Column("alternative_total", Kind.SCORE),
            Column("difference", Kind.SCORE),
            Column("difference_share", Kind.SHARE),
            Column("not_possible"),
            Column("place", Kind.PLACE),
        ),
        rows=tuple(_alternative(each, total) for each in found),
    )


def _alternative(each: Alternative, total: float) -> tuple[Value, ...]:
    names = (each.choice, each.subject, each.chosen, each.other)
    if each.total is None:
        return (*names, None, None, None, each.reason, each.place)
    moved = each.total - total
    return (*names, each.total, moved, _share(moved, total), None, each.place)


def _choices(total: float, found: Sequence[Alternative]) -> Iterator[_Choice]:
    groups: dict[tuple[str, Words, Words], list[Alternative]] = {}
    for each in found:
        groups.setdefault(_key(each), []).append(each)
    for (choice, subject, chosen), tried in groups.items():
        ends = [(total, chosen), *((a.total, a.other) for a in tried if a.total is not None)]
        low, high = min(ends, key=lambda end: end[0]), max(ends, key=lambda end: end[0])
        yield _Choice(choice, subject, chosen, *low, *high)


def _key(each: Alternative) -> tuple[str, Words, Words]:
    return each.choice, each.subject, each.chosen


def _said(words: Words) -> str:
    return words.said("en") if isinstance(words, Text) else words


def _share(part: float, total: float) -> float | None:
    return part / abs(total) if total else None


def _co2e_only(result: Result) -> float:
    """The share that no GWP edition moves: what publishers give in CO2e, without its gases."""
    own = {key for key, emission in emissions().items() if emission.own}
    gross = sum(abs(score) for score in result.by_gas.values())
    fixed = sum(abs(score) for gas, score in result.by_gas.items() if gas in own)
    return fixed / gross if gross else 0.0
