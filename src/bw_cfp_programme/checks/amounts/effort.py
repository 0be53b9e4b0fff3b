"""What a site uses for what it makes: measures that members of one programme share.

What is used is energy that is brought in, water, and so on; what is made is measured in several
ways, for nobody knows beforehand which of them a branch has in common.
"""

from collections.abc import Callable, Mapping
from statistics import median

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.amounts.emitted import fuel_rows
from bw_cfp_programme.checks.masses import line_mass, product_mass
from bw_cfp_programme.records import OUTSIDE, InventoryLine, Product, Submission
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import conversion

MEGAJOULE, CUBIC_METRE = "megajoule", "cubic meter"
ENERGY = of_kind("energy")
Efforts = Mapping[tuple[str, str], float]
"""(what is used, measure of what is made) -> one by the other."""


def efforts(submission: Submission) -> Efforts:
    """All that can be worked out; nothing is said by a measure that one product lacks."""
    sold = [p for p in submission.products if p.role in ("main", "co_product")]
    wholes = {name: [measure(p) for p in sold] for name, measure in MEASURES.items()}
    made = {name: sum(w or 0.0 for w in each) for name, each in wholes.items() if all(each)}
    used = {name: sum(used_by(submission, name).values()) for name in USES}
    return {
        (use, measure): amount / whole
        for use, amount in used.items()
        for measure, whole in made.items()
        if amount > 0 and whole
    }


def used_by(submission: Submission, use: str) -> dict[int, float]:
    """Number of a line -> what it brings in of a use."""
    each = {n: USES[use](line) for n, line in enumerate(submission.lines) if not line.failed}
    return {number: amount for number, amount in each.items() if amount}


def energy_of(line: InventoryLine) -> float | None:
    """Megajoules that a line brings in from outside; None where its unit does not tell."""
    if line.category not in ENERGY or line.supplier not in (None, OUTSIDE):
        return None
    plain = conversion(line.unit or "", MEGAJOULE)
    each = _heating_value(line) if plain is None and line.category == "fuel" else plain
    return None if each is None or line.quantity is None else line.quantity * each


def _heating_value(line: InventoryLine) -> float | None:
    """Megajoules of a unit of a fuel whose factors are published; the middle of those it may be."""
    rows = fuel_rows(line)
    each = [
        float(known["megajoule"]) * times
        for known in read_table("heating_values.csv")
        if any(row.key.startswith(known["codes"]) for row in rows)
        and (times := conversion(line.unit or "", known["unit"]))
    ]
    return median(each) if each else None


def _volume(line: InventoryLine) -> float | None:
    each = conversion(line.unit or "", CUBIC_METRE)
    return line.quantity * each if line.category == "water" and each and line.quantity else None


def _mass(line: InventoryLine, *categories: str) -> float | None:
    return line_mass(line) if line.category in categories else None


USES: Mapping[str, Callable[[InventoryLine], float | None]] = {
    "energy": energy_of,
    "water": _volume,
    "beside": lambda line: _mass(line, "auxiliary_material", "consumable"),
    "packaging": lambda line: _mass(line, "packaging"),
    "waste": lambda line: _mass(line, "waste"),
}
"""Terms of `use`: megajoules, cubic metres, kilograms."""


def _revenue(product: Product) -> float | None:
    if product.price is None or product.output is None:
        return None
    return product.price * (product.exchange_rate or 1.0) * product.output


MEASURES: Mapping[str, Callable[[Product], float | None]] = {
    "revenue": _revenue,
    "labour_hours": lambda product: product.labour_hours,
    "machine_hours": lambda product: product.machine_hours,
    "mass": product_mass,
}
"""Terms of `effort`."""
