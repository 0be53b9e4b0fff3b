"""What was left out: stated in `programme.toml`, or decided line by line in `decisions.csv`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.options import Exclusion
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import stages_within
from bw_cfp_programme.results import TOTAL, Key, Remainder, Result
from bw_cfp_programme.units import symbol

CAUSE = "cut_off"
CAPITAL_GOODS = "capital_goods"


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """One thing left out.

    Attributes:
        kind: a name of `exclusion`.
        stage: in the life cycle of the product under study; "" where nothing says it.
        estimate: kg CO2e per declared unit; None: cannot be said.
        outside: rule set or boundary have it outside the system, so that no limit concerns it.
    """

    what: str
    kind: str
    stage: str
    reason: str
    place: Place
    estimate: float | None
    basis: str | Text
    outside: bool = False


def left_out(study: Study) -> tuple[LeftOut, ...]:
    """First what the study states, then the lines that decisions leave out; each thing once."""
    stated = study.programme.options.exclusions
    named = {(each.member, each.line) for each in stated if each.line}
    lines = (each for each in _cut_lines(study.result) if each[0] not in named)
    return (
        *(_stated(each, study) for each in stated),
        *_decided(study, dict(lines)),
    )


def _stated(exclusion: Exclusion, study: Study) -> LeftOut:
    by_rule = exclusion.kind == CAPITAL_GOODS and study.rules.capital_goods == "excluded"
    by_stage = exclusion.stage not in stages_within(study.result.boundary)
    return LeftOut(
        what=exclusion.what,
        kind=exclusion.kind,
        stage=exclusion.stage,
        reason=exclusion.reason,
        place=exclusion.place,
        estimate=exclusion.estimate,
        basis=exclusion.basis,
        outside=by_rule or by_stage,
    )


def _cut_lines(result: Result) -> Iterator[tuple[Key, list[Remainder]]]:
    """(member, line) -> each product's part of a line that a decision leaves out."""
    parts: dict[Key, list[Remainder]] = defaultdict(list)
    for remainder in result.remainders:
        if remainder.cause == CAUSE:
            parts[remainder.member, remainder.line].append(remainder)
    yield from parts.items()


def _decided(study: Study, lines: Mapping[Key, Sequence[Remainder]]) -> Iterator[LeftOut]:
    taken = taken_of(study.result)
    for (member, line), parts in lines.items():
        first = parts[0]
        yield LeftOut(
            what=f"{member} {line} {first.item}",
            kind="line",
            stage=_stage(study, first),
            reason=first.reason,
            place=first.place,
            estimate=_sum([_estimate(part, taken, study.result) for part in parts]),
            basis=_basis(first, sum(part.amount for part in parts)),
        )


def taken_of(result: Result) -> dict[Key, float]:
    """(member, product) -> how often the product's period is in one declared unit.

    All lines of a product say the same; a line of the lead's is in one stage, a supplier's in as
    many as take its product.
    """
    found: dict[Key, tuple[object, float]] = {}
    for line in result.contributions:
        key, own = (line.member, line.product), (line.line, line.place, line.factor_key)
        first, share = found.get(key, (own, 0.0))
        if first == own:
            found[key] = own, share + line.demand / line.output
    return {key: share for key, (_, share) in found.items()}


def _estimate(part: Remainder, taken: Mapping[Key, float], result: Result) -> float | None:
    """In kg CO2e per declared unit; None where nobody estimated it or nothing says how much."""
    key = (part.member, part.pool)
    if key in taken:
        return None if part.estimate is None else part.estimate * part.amount * taken[key]
    has_lines = result.unit_scores.get(key, {}).get(TOTAL, 0.0)
    return 0.0 if has_lines else None  # counted lines, none in this footprint: not part of it


def _sum(parts: Sequence[float | None]) -> float | None:
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _basis(part: Remainder, amount: float) -> str | Text:
    if part.estimate is None:
        return ""
    words = {"estimate": f"{part.estimate:g}", "amount": f"{amount:g}"}
    return text("message.estimate_by_line", unit=symbol(part.unit), **words)


def _stage(study: Study, part: Remainder) -> str:
    """The lead's lines say their stage; a supplier's are where its product goes."""
    if part.member == study.programme.lead:
        submission = study.submission(part.member)
        lines = submission.lines if submission else ()
        return next((line.stage or "" for line in lines if line.line == part.line), "")
    uses = (c for c in study.result.contributions if c.member == part.member)
    return next((c.stage for c in uses if c.product == part.pool), "")
