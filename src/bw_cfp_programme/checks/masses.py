"""Masses of lines and products in kilograms, as far as the workbook tells them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.allocation.own_use import own_uses, takes_own
from bw_cfp_programme.allocation.plant import BY_PRODUCT, INTERNAL
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion, symbol

KILOGRAM = "kilogram"
WASTE = ("waste",)
TREATED_WASTE = "treated_waste"


@dataclass(frozen=True, slots=True)
class Mass:
    """What went in or out in the period.

    Attributes:
        name: what a person calls it.
        kilograms: None where the workbook does not tell, or the reader could not read it.
        place: the cell with the amount.
        missing: the cell that should tell the mass; None where another problem says so already.
        unit: the symbol of the unit in which the amount is.
    """

    name: str
    kilograms: float | None
    place: Place
    missing: Place | None
    unit: str


def line_masses(submission: Submission, categories: tuple[str, ...]) -> Iterator[Mass]:
    """Net amounts of the period's lines in these categories, as far as they cross the fence.

    Waste that goes to the site's own treatment plant came in there, and counts on both sides.
    """
    for line in submission.lines:
        stays = line.category not in WASTE and takes_own(line, submission)
        if line.category in categories and not stays:
            yield _mass(line, line.item or line.line or "", line.quantity, "amount")


def product_masses(submission: Submission) -> Iterator[Mass]:
    """What left the site; a main product without any output is a mistake of its own."""
    used = {use.product.product: use.used for use in own_uses(submission)}
    for product in submission.products:
        if product.role not in (INTERNAL, TREATED_WASTE):
            made = product.output if product.role == BY_PRODUCT else product.output or None
            made = None if made is None else made - used.get(product.product, 0.0)
            yield _mass(product, product.name, made, "output")


def treated_masses(submission: Submission) -> Iterator[Mass]:
    """Waste of others that came in to be treated."""
    for product in submission.products:
        if product.role == TREATED_WASTE:
            yield _mass(product, product.name, product.output, "output")


def line_mass(line: InventoryLine) -> float | None:
    """Kilograms of a line's net amount."""
    return _mass(line, "", line.quantity, "amount").kilograms


def product_mass(product: Product) -> float | None:
    """Kilograms of a product's output."""
    return _mass(product, "", product.output, "output").kilograms


def mass_each(record: InventoryLine | Product) -> float | None:
    """Kilograms of one unit: by the unit itself where it is one of mass."""
    known = conversion(record.unit or "", KILOGRAM)
    return record.mass_per_unit if known is None else known


def _mass(record: InventoryLine | Product, name: str, amount: float | None, field: str) -> Mass:
    each = mass_each(record)
    said = amount is not None and bool(record.unit) and "mass_per_unit" not in record.failed
    return Mass(
        name=name,
        kilograms=None if amount is None or each is None else amount * each,
        place=record.at(field),
        missing=record.cells.get("mass_per_unit", record.at("unit")) if said else None,
        unit=symbol(record.unit or ""),
    )
