"""What the building of one member's inventory knows throughout."""

from dataclasses import dataclass, replace
from functools import cached_property

from bw_cfp_programme.allocation.lines import Splits
from bw_cfp_programme.allocation.plant import Plant, plant
from bw_cfp_programme.records import GATE_STAGES, Programme, Submission, stages_within


@dataclass(frozen=True)
class Case:
    """One submission under one programme.

    Attributes:
        rule: the rule that splits the whole site for every line, or None for the rules as chosen.
        pool_rule: the rule that splits every shared pool, or None for the rules as chosen.
    """

    submission: Submission
    programme: Programme
    rule: str | None = None
    pool_rule: str | None = None

    @cached_property
    def plant(self) -> Plant:
        """Who shares what."""
        shared = plant(self.submission, self.programme.rule_set)
        return replace(shared, everywhere=self.pool_rule or "")

    @cached_property
    def splits(self) -> Splits:
        """Who gets what of it."""
        return Splits(self.plant, self.rule or "")

    @property
    def member(self) -> str:
        """Member code; "" in a workbook that does not say it."""
        return self.submission.facility.member or ""

    @property
    def database(self) -> str:
        """Name of the member's database."""
        return self.programme.database(self.member)

    @property
    def is_lead(self) -> bool:
        """Whether the workbook is the lead manufacturer's."""
        return self.member == self.programme.lead

    @property
    def stages(self) -> tuple[str, ...]:
        """Stages inside the boundary: a supplier's end at its gate."""
        return stages_within(self.programme.product.boundary) if self.is_lead else GATE_STAGES

    @property
    def location(self) -> str:
        """Country code; Brightway's "GLO" where nobody said."""
        member = self.programme.member(self.member)
        return self.submission.facility.country or (member and member.country) or "GLO"
