"""What every site made in the period: all products, not only those of the footprint."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from bw_cfp_programme.allocation.plant import INTERNAL
from bw_cfp_programme.allocation.weights import mass
from bw_cfp_programme.assessment.section import Column, Fact, Kind, Section, Value
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.records import Product, Submission

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
    Column("place"),
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
    masses = [_mass(product) for product in submission.products if product.role != INTERNAL]
    known = [each for each in masses if each is not None]
    whole = sum(known) if len(known) == len(masses) else 0.0
    for product in submission.products:
        made = _mass(product)
        leaves = whole and product.role != INTERNAL
        yield (
            member,
            product.product,
            Text(zh_TW=product.name_zh or "", en=product.name_en or ""),
            product.role,
            product.output,
            product.unit,
            made,
            made / whole if leaves and made is not None else None,
            product.by_product_treatment,
            product.product in taken[member],
            product.at("output"),
        )


def _mass(product: Product) -> float | None:
    weight = mass(product)
    return None if weight.unreadable else weight.value
