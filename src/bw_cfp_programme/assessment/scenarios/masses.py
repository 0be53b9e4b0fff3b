"""What is disposed of against what was made: kg of product and packaging in a unit of product."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.options.scenario import BASE
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Contribution, SiteLine
from bw_cfp_programme.units import conversion
from bw_cfp_programme.wording import figure

PARTS = ("product", "packaging")


@dataclass(frozen=True, kw_only=True, slots=True)
class PartMass:
    """kg per unit of product; None: not stated, or the workbook does not say.

    Attributes:
        disposed: of all base tables with this part.
        made: of the sheet Products, or of the lead's packaging lines.
        place: the first of those tables.
    """

    part: str
    disposed: float | None
    made: float | None
    place: Place


def masses(study: Study) -> list[PartMass]:
    """Of the product and of its packaging."""
    made = {"product": _product(study), "packaging": _packaging(study)}
    return [_mass(study, part, made[part]) for part in PARTS]


def mass_problems(study: Study) -> Iterator[Problem]:
    """Disposal that differs from the product by more than the rule set's mass balance allows."""
    tolerance = study.rules.mass_balance_tolerance
    for mass in masses(study):
        if tolerance is None or mass.disposed is None or not mass.made:
            continue
        if abs(mass.disposed / mass.made - 1.0) > tolerance:
            yield problem(
                "end_of_life_mass",
                mass.place,
                disposed=figure(mass.disposed),
                made=figure(mass.made),
                tolerance=f"{tolerance:.0%}",
            )


def _mass(study: Study, part: str, made: float | None) -> PartMass:
    tables = [t for t in study.programme.options.end_of_life if t.kind == BASE and t.part == part]
    return PartMass(
        part=part,
        disposed=sum(table.mass for table in tables) if tables else None,
        made=made,
        place=tables[0].place if tables else Place(),
    )


def _product(study: Study) -> float | None:
    submission = study.submission(study.programme.lead)
    products = submission.products if submission else ()
    own = (p.mass_per_unit for p in products if p.product == study.programme.product.code)
    return next(own, None)


def _packaging(study: Study) -> float | None:
    """None as soon as one has no mass, or is a member's product: its share of ours is not kept."""
    lead = (study.programme.lead, study.programme.product.code, "packaging")
    if any(_is_members(line, study.programme.lead) for line in study.result.sites):
        return None
    lines = [c for c in study.result.contributions if (c.member, c.product, c.category) == lead]
    found = [_line_mass(study, line) for line in lines]
    known = [mass for mass in found if mass is not None]
    return sum(known) if known and len(known) == len(found) else None


def _line_mass(study: Study, line: Contribution) -> float | None:
    entry = study.entry(line)
    kilograms = conversion(line.activity_unit, "kilogram")
    each = kilograms if kilograms is not None else entry.mass_per_unit if entry else None
    return None if each is None else line.activity * line.share / line.output * each


def _is_members(line: SiteLine, lead: str) -> bool:
    return (line.member, line.category) == (lead, "packaging") and line.member_product is not None
