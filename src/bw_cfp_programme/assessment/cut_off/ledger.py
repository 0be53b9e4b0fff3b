"""The ledger: everything left out against the footprint that would be without leaving it out."""

from dataclasses import dataclass

from bw_cfp_programme.assessment.cut_off.left_out import LeftOut, left_out
from bw_cfp_programme.assessment.cut_off.limits import AllowedShares, limits_of
from bw_cfp_programme.assessment.study import Study


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """All amounts in kg CO2e per declared unit."""

    items: tuple[LeftOut, ...]
    footprint: float
    limits: AllowedShares

    @property
    def judged(self) -> tuple[LeftOut, ...]:
        """What the limits concern."""
        return tuple(item for item in self.items if not item.outside)

    @property
    def estimated(self) -> float:
        """Sizes of all estimates: a removal left out offsets no emission left out."""
        return sum((abs(item.estimate or 0.0) for item in self.judged), start=0.0)

    @property
    def expected(self) -> float:
        """The footprint and all estimates."""
        return self.footprint + sum(item.estimate or 0.0 for item in self.judged)

    def share(self, amount: float | None) -> float | None:
        """Size of an amount as a share of what is expected; None where there is no such share."""
        if amount is None or self.expected <= 0:
            return None
        return abs(amount) / self.expected

    def verdict_on(self, item: LeftOut) -> str:
        """A name of `verdict`: whether one item may be left out."""
        if item.outside:
            return "outside"
        if self.limits.single is None:
            return "no_rule"
        share = self.share(item.estimate)
        if share is None:
            return "unproved"
        return "met" if self.limits.allows_one(share) else "not_met"

    @property
    def verdict(self) -> str:
        """A name of `verdict`: what is known to break a rule counts before what is not known."""
        verdicts = {self.verdict_on(item) for item in self.judged}
        if not self.judged:
            return "nothing"
        if "no_rule" in verdicts or self.limits.total is None:
            return "no_rule"
        share = self.share(self.estimated)
        if "not_met" in verdicts or (share is not None and not self.limits.allows_all(share)):
            return "not_met"
        return "unproved" if "unproved" in verdicts else "met"


def ledger_of(study: Study) -> Ledger:
    """The ledger of a study."""
    total = study.result.totals["total"]
    return Ledger(items=left_out(study), footprint=total, limits=limits_of(study))
