"""What the building of one member's inventory knows throughout."""

from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.allocation.lines import Splits
from bw_cfp_programme.allocation.plant import Comparison, Plant, plant
from bw_cfp_programme.records import GATE_STAGES, Programme, Submission, stages_within


@dataclass(frozen=True)
class Case:
    """One submission under one programme.

    Attributes:
        comparison: one rule in place of those chosen; None for these.
    """

    submission: Submission
    programme: Programme
    comparison: Comparison | None = None

    @cached_property
    def plant(self) -> Plant:
        """Who shares what."""
        return plant(self.submission, self.programme.rule_set, self.comparison)

    @cached_property
    def splits(self) -> Splits:
        """Who gets what of it."""
        return Splits(self.plant)

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
