"""What a check may know besides the workbook that it looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bw_cfp_programme.records import Programme, Submission

if TYPE_CHECKING:
    from bw_cfp_programme.rule_sets import RuleSet

Products = Mapping[str, str | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """The programme and the other workbooks; what is not known is not checked.

    Attributes:
        programme: members, reporting period and the product under study.
        rule_set: tolerances and defaults of the rules in force.
        gwp: id of the GWP edition that gases must be in; None checks their names only.
        products_by_member: member -> product code -> unit, of every workbook that is known.
        files_by_member: member -> files of this call that claim to be its workbook.
        unread: sheets (keys of the form) that the reader could not read and told of; what would
            have stood there is not missed.
    """

    programme: Programme | None = None
    rule_set: "RuleSet | None" = None
    gwp: str | None = None
    products_by_member: Mapping[str, Products] = field(default_factory=dict)
    files_by_member: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def with_workbooks(self, submissions: Iterable[Submission]) -> "Context":
        """The same, knowing these workbooks too; they replace what was known of their members."""
        products = dict(self.products_by_member)
        files = dict(self.files_by_member)
        for submission in submissions:
            member = submission.facility.member
            if member:
                products[member] = products_of(submission)
                files[member] = (*files.get(member, ()), submission.file)
        return replace(self, products_by_member=products, files_by_member=files)

    def knows(self, *sheets: str) -> bool:
        """Whether all these sheets were read."""
        return self.unread.isdisjoint(sheets)

    def is_lead(self, submission: Submission) -> bool:
        """Whether the workbook is that of the programme's lead manufacturer."""
        return self.programme is not None and submission.facility.member == self.programme.lead


def products_of(submission: Submission) -> Products:
    """Product code -> unit of one workbook."""
    return {p.product: p.unit for p in submission.products if p.product}
