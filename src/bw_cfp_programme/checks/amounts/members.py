"""What a site uses for what it makes, against the other members of the programme."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.checks.amounts.effort import USES, efforts, used_by
from bw_cfp_programme.checks.amounts.slip import meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit, limits_of
from bw_cfp_programme.problems import Problem, Theirs, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure, words


def unlike_members(submission: Submission, context: Context) -> Iterator[Problem]:
    """A site uses many times what any other member does, or a small part of what each does.

    By the measure in which the other members agree best: revenue, hours of work or of machines,
    mass; where they are few, by every measure. Told at the line that is most of it.
    """
    for use in USES:
        apart = _apart(submission, context, use)
        if apart is None:
            continue
        used = used_by(submission, use)
        line = submission.lines[max(used, key=lambda number: used[number])]
        yield problem(
            "unlike_members", line.at("amount"), line=line.title,
            amount=figure(line.quantity or 0.0), unit=symbol(line.unit or ""),
            own=figure(apart.own), low=Theirs(figure(apart.low)), high=Theirs(figure(apart.high)),
            suggestion=meant_by(line, apart.times),
            **words("use", f"use.{use}"), **words("measure", f"effort.{apart.measure}"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """A site's effort by a measure, and the least and most of the others."""

    measure: str
    own: float
    low: float
    high: float
    others: int

    @property
    def times(self) -> float:
        """How many times the most, or the least, of the others; 1 in between."""
        return max(self.own / self.high, 1.0) * min(self.own / self.low, 1.0)


def _apart(submission: Submission, context: Context, use: str) -> Compared | None:
    """The comparison that tells that a site is far from the others; None where one does not."""
    most = limits_of("unlike_members")[use]
    all_ = _comparisons(submission, context, use)
    many = [one for one in all_ if one.others >= limit("members_agree")]
    told = [min(many, key=lambda one: one.high / one.low)] if many else all_
    if all(one.times > most for one in told) or all(one.times < 1.0 / most for one in told):
        return told[0] if told else None
    return None


def _comparisons(submission: Submission, context: Context, use: str) -> list[Compared]:
    member, market = submission.facility.member or "", context.market
    found = []
    known = market.efforts.get(member) or efforts(submission)  # who keeps back is not among them
    for effort, own in known.items():
        least, most, others = market.of_others(member, effort)
        if effort[0] == use and others >= limit("fewest_members"):
            found.append(Compared(effort[1], own, least[0], most[-1], others))
    return found


CHECKS = (unlike_members,)
