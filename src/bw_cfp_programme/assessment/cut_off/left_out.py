"""What was left out: stated in `programme.toml`, or decided line by line in `decisions.csv`."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment.cut_off.estimate import estimate_of, taken_of
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.options import Exclusion
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import stages_within
from bw_cfp_programme.results import Remainder, Result
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
    lines = (p for p in _cut_lines(study.result) if (p[0].member, p[0].line) not in named)
    return (*(_stated(each, study) for each in stated), *_decided(study, lines))


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


def _cut_lines(result: Result) -> Collection[list[Remainder]]:
    """Each line that a decision leaves out, as its products' parts."""
    parts: dict[tuple[str, str, Place], list[Remainder]] = {}
    for rest in result.remainders:
        if rest.cause == CAUSE:
            parts.setdefault((rest.member, rest.line, rest.place), []).append(rest)
    return parts.values()


def _decided(study: Study, lines: Iterable[Sequence[Remainder]]) -> Iterator[LeftOut]:
    taken = taken_of(study.result)
    for parts in lines:
        first = parts[0]
        yield LeftOut(
            what=" ".join(filter(None, (first.member, first.line, first.item))),
            kind="line",
            stage=_stage(study, first),
            reason=first.reason,
            place=first.place,
            estimate=estimate_of(parts, taken, study.result),
            basis=_basis(first, sum(part.amount for part in parts)),
        )


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
