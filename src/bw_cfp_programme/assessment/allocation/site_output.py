"""What every site made in the period: all products, not only those of the footprint."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from bw_cfp_programme.allocation.own_use import own_uses
from bw_cfp_programme.allocation.plant import INTERNAL
from bw_cfp_programme.allocation.weights import mass
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.records import Product, Submission
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

COLUMNS = (
    Column("member"),
    Column("product"),
    Column("product_name"),
    Column("role", Kind.TERM, "role"),
    Column("output", Kind.NUMBER),
    Column("unit", Kind.UNIT),
    Column("output_mass", Kind.NUMBER),
    Column("output_share", Kind.SHARE),
    Column("by_product_treatment", Kind.TERM, "by_product_treatment"),
    Column("in_footprint"),
    Column("place", Kind.PLACE),
)


def site_output(study: Study, taken: Mapping[str, Collection[str]]) -> Section:
    """A row for every product of every workbook; shares are by mass of what leaves the site.

    `taken`: member -> its products that the footprint takes up.
    """
    return Section(
        key="site_output",
        columns=COLUMNS,
        rows=tuple(row for submission in study.submissions for row in _rows(submission, taken)),
        facts=(Fact("disclosure_demanded", study.rules.disclose_allocation),),
    )


def studied(study: Study) -> defaultdict[str, set[str]]:
    """Member -> its products that the footprint takes up."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in study.result.contributions:
        found[line.member].add(line.product)
    return found


def _rows(
    submission: Submission, taken: Mapping[str, Collection[str]]
) -> Iterator[tuple[Value, ...]]:
    member = submission.facility.member or ""
    leaving = _leaving(submission)
    known = [each for each in leaving.values() if each is not None]
    whole = sum(known) if len(known) == len(leaving) else 0.0
    for product in submission.products:
        left = leaving.get(product.product or "") if whole else None
        yield (
            member,
            product.product,
            Text(zh_TW=product.name_zh or "", en=product.name_en or ""),
            product.role,
            product.output,
            product.unit,
            _mass(product),
            None if left is None else left / whole,
            product.by_product_treatment,
            product.product in taken[member],
            product.at("output"),
        )


def _leaving(submission: Submission) -> dict[str, float | None]:
    """Product -> kilograms that leave the site; None where its mass is not known."""
    used = {use.product.product: use.used / use.made for use in own_uses(submission)}
    found = {}
    for product in submission.products:
        if product.product and product.role != INTERNAL:
            made = _mass(product)
            found[product.product] = made and made * (1 - used.get(product.product, 0.0))
    return found


def _mass(product: Product) -> float | None:
    weight = mass(product)
    return None if weight.unreadable else weight.value
