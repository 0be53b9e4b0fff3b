"""Checks of the data behind the footprint: sites, evidence, factors, periods."""

from collections.abc import Callable, Mapping, Sequence

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.verdict import (
    Verdict,
    met,
    not_applicable,
    not_met,
)
from bw_cfp_programme.assessment.requirements.where import cell, cells, few
from bw_cfp_programme.assessment.requirements.where import register as register_sheet
from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.labels import Text, joined, text
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.results import Contribution

_COMPANY = ("company_zh", "company_en")
_MATERIALS = of_kind("material")


def facility(case: StudyCase, *names: str) -> Verdict:
    """What the sheet of the lead member says of company and site; `company` in either language."""
    lead = case.study.programme.lead
    submission = case.study.submission(lead)
    if submission is None:
        return not_met(text("missing.workbook", member=lead))
    sheet = submission.facility
    fields = {name: _COMPANY if name == "company" else (name,) for name in names}
    blank = [each[0] for each in fields.values() if all(map(sheet.is_blank, each))]
    if blank:
        named = joined((text(f"field.{name}") for name in blank), ", ")
        return not_met(text("missing.fields", fields=named, place=sheet.place))
    return met(cell(sheet.place))


def product_name(case: StudyCase) -> Verdict:
    """The product has a name."""
    programme = case.study.programme
    name = Text(zh_TW=programme.product.name_zh, en=programme.product.name_en)
    return met(name) if name.said("both") else not_met(text("missing.product_name"))


def product_mass(case: StudyCase) -> Verdict:
    """Mass of one unit of the product, on the sheet of the lead member."""
    programme = case.study.programme
    submission = case.study.submission(programme.lead)
    products = submission.products if submission else ()
    for product in products:
        if product.product == programme.product.code and product.mass_per_unit is not None:
            mass = product.mass_per_unit * programme.product.declared_amount
            place = cell(product.at("mass_per_unit"))
            return met(text("evidence.mass", mass=f"{mass:g}"), place)
    return not_met(text("missing.mass", member=programme.lead))


def country(case: StudyCase) -> Verdict:
    """The country that the lead member makes the product in."""
    lead = case.study.programme.member(case.study.programme.lead)
    if lead is None or not lead.country:
        return not_met(text("missing.country"))
    return met(text("evidence.country", country=lead.country))


def tier_one(case: StudyCase) -> Verdict:
    """Somebody of the first tier is inside the result."""
    first = {member.code for member in case.study.programme.members if member.tier == 1}
    inside = sorted(first & {line.member for line in case.study.result.contributions})
    if not inside:
        return not_met(text("missing.tier_one"))
    return met(text("evidence.members", members=few(inside)))


def evidence_index(case: StudyCase) -> Verdict:
    """Every line of the footprint names a document that its workbook lists."""
    known = {
        (s.sha256, row.evidence)
        for s in case.study.submissions
        for row in s.evidence
        if row.evidence
    }
    lines = case.study.result.contributions
    bare = [line for line in lines if (line.stated.workbook, line.stated.evidence) not in known]
    return _each(lines, bare, "missing.evidence", "evidence.documents", len(known))


def factor_sources(case: StudyCase) -> Verdict:
    """Every factor says where it comes from."""
    lines = case.study.result.contributions
    bare = [line for line in lines if not line.factor_source]
    named = len({line.factor_key for line in lines})
    return _each(lines, bare, "missing.factor_source", "evidence.factors", named)


def factor_method(case: StudyCase) -> Verdict:
    """Item by item: activity x factor, each with its own."""
    lines = case.study.result.contributions
    bare = [line for line in lines if not line.factor_name]
    return _each(lines, bare, "missing.factor_source", "evidence.items", len(lines))


def register(case: StudyCase) -> Verdict:
    """The inventory register is written with every export."""
    count = len(case.study.result.contributions)
    if not count:
        return not_met(text("missing.lines"))
    return met(text("evidence.items", count=count), register_sheet("lines"))


def category(case: StudyCase, name: str) -> Verdict:
    """Lines of a flow category are inside, with their sum."""
    lines = [line for line in case.study.result.contributions if line.category == name]
    what = text(f"category.{name}")
    if lines:
        score = f"{sum(line.total for line in lines):.6g}"
        return met(text("evidence.value", name=what, value=score), register_sheet("lines"))
    return not_applicable(text("evidence.no_category", category=what))


def energy_sources(case: StudyCase) -> Verdict:
    """Energy is inside with a factor for each source."""
    verdicts = [category(case, name) for name in of_kind("energy")]
    said = joined(each.evidence for each in verdicts if each.status == "met")
    return met(said) if said != Text() else not_met(text("missing.energy"))


def each(case: StudyCase, what: str) -> Verdict:
    """Every workbook line that should say something does."""
    concerns, says = _LINES[what]
    lines = [(s.file, line) for s in case.study.submissions for line in s.lines if concerns(line)]
    if not lines:
        return not_applicable(text("evidence.no_lines"))
    bare = [line.place for _, line in lines if not says(line)]
    if not bare:
        return met(text("evidence.lines", count=len(lines)))
    wanted = text(f"field.{what}")
    return not_met(text("missing.each", what=wanted, places=cells(bare), count=len(bare)))


def _each(
    lines: Sequence[Contribution],
    bare: Sequence[Contribution],
    missing: str,
    evidence: str,
    count: int,
) -> Verdict:
    if bare or not lines:
        places = cells(line.place for line in bare)
        return not_met(text(missing, places=places, count=len(bare)))
    return met(text(evidence, count=count), register_sheet("lines"))


_LINES: Mapping[str, tuple[Callable[[InventoryLine], bool], Callable[[InventoryLine], object]]] = {
    "composition": (
        lambda line: line.category in _MATERIALS,
        lambda line: line.composition or line.supplier_product,
    ),
    "treatment": (lambda line: line.category == "waste", lambda line: line.treatment),
    "origin": (
        lambda line: line.category == "inbound_transport",
        lambda line: line.origin or line.distance is not None,
    ),
    "department": (lambda line: line.sheet != "downstream", lambda line: line.department),
}
