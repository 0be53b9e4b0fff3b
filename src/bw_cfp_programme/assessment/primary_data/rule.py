"""The tenth: below it, primary data must reach suppliers until their parts add up to it.

Annex 3 of 推動產品碳足跡管理要點: an organisation that contributes less than 10 % of the upstream
emissions of its product collects primary activity data from as many upstream suppliers as bring the
contributions together to 10 %. The share is the rule set's `primary_data_threshold`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.assessment.primary_data.parties import Party
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.tolerances import LAST_DIGITS
from bw_cfp_programme.wording import percentage


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The rule set's share (0-1; None: it has no such rule) and the parties that it concerns."""

    parties: tuple[Party, ...]
    lead: str
    threshold: float | None

    @cached_property
    def upstream(self) -> float:
        """All emissions before the gate, kg CO2e per declared unit."""
        return sum((party.emissions for party in self.parties), start=0.0)

    def share(self, amount: float) -> float | None:
        """A part of the upstream emissions (0-1)."""
        return amount / self.upstream if self.upstream else None

    @cached_property
    def own_share(self) -> float | None:
        """What the lead's own processes contribute."""
        own = (p.emissions for p in self.parties if p.member == self.lead and not p.is_outside)
        return self.share(sum(own, start=0.0))

    @cached_property
    def covered(self) -> float | None:
        """What organisations with primary data of their own processes contribute, lead and all."""
        return self.share(sum((party.primary for party in self.parties), start=0.0))

    @cached_property
    def verdict(self) -> str:
        """A name of `verdict`."""
        if self.threshold is None:
            return "no_rule"
        if self.covered is None:
            return "unproved"
        return "met" if self._reaches(self.covered) else "not_met"

    @cached_property
    def order(self) -> tuple[Party, ...]:
        """Members before outside goods, which have nobody to ask yet; the largest gap first."""
        return tuple(sorted(self.parties, key=_rank))

    @cached_property
    def needed(self) -> frozenset[Party]:
        """Who must give primary data until the share is reached: the lead, then as few as may."""
        reached, found = self.covered or 0.0, set[Party]()
        for party in sorted(self.order, key=lambda p: p.is_outside or p.member != self.lead):
            if self.threshold is None or self._reaches(reached):
                break
            reached += self.share(party.missing) or 0.0
            found |= {party} if party.missing else set()
        return frozenset(found)

    def _reaches(self, share: float) -> bool:
        return self.threshold is not None and share >= self.threshold - LAST_DIGITS


def _rank(party: Party) -> tuple[bool, bool, float, str, str]:
    return not party.missing, party.is_outside, -party.missing, party.member, party.name


def about_primary_data(study: Study, rule: Rule) -> Iterator[Problem]:
    """The share that is not reached, and the lead's own lines on secondary data."""
    if rule.verdict == "not_met":
        yield problem(
            "primary_data_short",
            Place(),
            share=percentage(rule.covered),
            threshold=percentage(rule.threshold),
            own=percentage(rule.own_share),
            members=", ".join(sorted({_who(party) for party in rule.needed})),
        )
    if study.rules.own_processes_primary:
        for party in rule.parties:
            if party.kind == "own_line":
                words = {"line": party.name, "member": party.member}
                yield problem("own_process_not_primary", party.place, **words)


def _who(party: Party) -> str:
    return f"{party.member} ({party.name})" if party.name else party.member
