"""What a check may know besides the workbook that it looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bw_cfp_programme.allocation.plant import BY_PRODUCT, INTERNAL
from bw_cfp_programme.checks.amounts.market import EMPTY, Market, market_of
from bw_cfp_programme.checks.masses import TREATED_WASTE
from bw_cfp_programme.records import RESULT, Product, Programme, Submission
from bw_cfp_programme.rule_sets import RuleSet

SUBSTITUTION = "substitution"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """What other members must know of a product to buy it.

    Attributes:
        unit: in which its maker counts it.
        mass_per_unit: kg of one.
        barred: why nobody can buy it: "credited" for what it replaces, "not_made" in the period,
            or "internal" to the site; blank where anybody can.
        is_treatment: whether it is waste of others that the supplier takes in.
    """

    unit: str | None
    mass_per_unit: float | None = None
    barred: str = ""
    is_treatment: bool = False


Products = Mapping[str, Offer]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """The programme and the other workbooks; what is not known is not checked.

    Attributes:
        programme: members, reporting period, the product under study and the rules in force.
        assumed: the rules for a workbook without a programme.
        products_by_member: member -> product code -> offer, of every workbook that is known.
        files_by_member: member -> files of this call that claim to be its workbook.
        market: what all workbooks that are known make and take.
        earlier: member -> its workbook of the period before.
        unread: sheets (keys of the form) that the reader could not read and told of; what would
            have stood there is not missed.
    """

    programme: Programme | None = None
    assumed: RuleSet | None = None
    products_by_member: Mapping[str, Products] = field(default_factory=dict)
    files_by_member: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    market: Market = EMPTY
    earlier: Mapping[str, Submission] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @property
    def rule_set(self) -> RuleSet | None:
        """The rules that the workbook is held to."""
        return self.programme.rule_set if self.programme else self.assumed

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

    def with_market(self, submissions: Iterable[Submission]) -> "Context":
        """The same, knowing what these workbooks, all of the programme's, make and take."""
        return replace(self, market=market_of(submissions))

    def knows(self, *sheets: str) -> bool:
        """Whether all these sheets were read."""
        return self.unread.isdisjoint(sheets)

    def is_lead(self, submission: Submission) -> bool:
        """Whether the workbook is that of the programme's lead manufacturer."""
        return self.programme is not None and submission.facility.member == self.programme.lead


def products_of(submission: Submission) -> Products:
    """Product code -> offer of one workbook."""
    is_result = submission.facility.disclosure == RESULT
    return {p.product: _offer(p, is_result=is_result) for p in submission.products if p.product}


def _offer(product: Product, *, is_result: bool) -> Offer:
    barred = _barred(product)
    if is_result and barred == "not_made":  # a declared result is of one unit
        barred = ""
    return Offer(
        unit=product.unit,
        mass_per_unit=product.mass_per_unit,
        barred=barred,
        is_treatment=product.role == TREATED_WASTE,
    )


def _barred(product: Product) -> str:
    if (product.role, product.by_product_treatment) == (BY_PRODUCT, SUBSTITUTION):
        return "credited"
    if product.role == INTERNAL:
        return "internal"
    return "not_made" if product.output == 0 else ""
