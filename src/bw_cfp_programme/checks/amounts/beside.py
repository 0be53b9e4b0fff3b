"""What stands beside a product: packaging, consumables and water, by what the product weighs."""

from collections.abc import Iterator

from bw_cfp_programme.allocation.plant import BY_PRODUCT, INTERNAL, plant
from bw_cfp_programme.checks.amounts.effort import used_by
from bw_cfp_programme.checks.amounts.emitted import direct_gases
from bw_cfp_programme.checks.amounts.slip import meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import line_mass, mass_each, product_mass
from bw_cfp_programme.gwp import BIOGENIC_CO2, components, gas_group
from bw_cfp_programme.limits import limit, limits_of
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure, multiple, words

CUBIC_METRE = "cubic meter"
PIECE = "unit"
MATERIAL = "main_material"
COMMON = ("CO2", "CH4", "N2O", BIOGENIC_CO2)


def beside_implausible(submission: Submission, _: Context) -> Iterator[Problem]:
    """A line of what is no part of a product weighs many times what all products weigh."""
    made, believed = _made(submission), _believed(submission)
    for line in submission.lines if made else ():
        kilograms = line_mass(line)
        most = limits_of("beside").get(line.category or "")
        if most is None or not kilograms or line.failed:
            continue
        times = kilograms / made
        if times > most * believed:
            yield problem(
                "beside_implausible", line.at("amount"), line=line.title,
                mass=figure(kilograms), made=figure(made), times=multiple(times),
                suggestion=meant_by(line, 1e3),
                **words("category", f"category.{line.category}"),
            )  # fmt: skip


def gas_implausible(submission: Submission, context: Context) -> Iterator[Problem]:
    """A fluorinated gas that the site emits warms more than a product's life is known to.

    Nothing is said of CO2, CH4 and N2O, of which farms emit much for little that they sell.
    """
    made, most = _made(submission), limit("gas_per_kilogram") * _believed(submission)
    for line in submission.lines if made and context.programme else ():
        tons = direct_gases(line, context.programme.gwp) if context.programme else None
        grown = {gas_group(key) for key in components(line.item or "")} & set(COMMON)
        each = tons[1] * 1000.0 / made if tons and not grown and not line.failed else 0.0
        if each > most:
            yield problem(
                "gas_implausible", line.at("amount"), line=line.title, each=figure(each),
                most=figure(limit("gas_per_kilogram")),
                suggestion=meant_by(line, 1e3),
            )  # fmt: skip


def energy_implausible(submission: Submission, _: Context) -> Iterator[Problem]:
    """More energy than any goods need by their mass, and than anybody can spend in an hour."""
    made, hours = _made(submission), [product.labour_hours for product in _sold(submission)]
    used = used_by(submission, "energy")
    if not made or not all(hours) or not used:
        return
    energy, worked = sum(used.values()), sum(each or 0.0 for each in hours)
    by_mass = energy / made / _believed(submission)
    if by_mass * energy / worked > limit("energy_by_mass_and_hour"):
        line = submission.lines[max(used, key=lambda number: used[number])]
        yield problem(
            "energy_implausible", line.at("amount"), line=line.title,
            by_mass=figure(energy / made), by_hour=figure(energy / worked),
            suggestion=meant_by(line, 1e3),
        )  # fmt: skip


def parts_per_piece(submission: Submission, context: Context) -> Iterator[Problem]:
    """A counted part of one counted product is in next to none of its pieces, or in heaps."""
    if context.rule_set is None:
        return
    site = plant(submission, context.rule_set)
    for line in submission.lines:
        products = site.behind(line.product or line.process or "")
        if line.category != MATERIAL or len(products) != 1 or not line.quantity or line.failed:
            continue
        parts, pieces = (conversion(unit or "", PIECE) for unit in (line.unit, products[0].unit))
        if not parts or not pieces or not products[0].output:
            continue
        each = line.quantity * parts / (products[0].output * pieces)
        if not limit("parts_per_piece_least") <= each <= limit("parts_per_piece_most"):
            yield problem(
                "parts_per_piece", line.at("amount"), line=line.title, each=figure(each),
                product=products[0].product,
                suggestion=meant_by(line, each),
            )  # fmt: skip


def packaging_too_light(submission: Submission, _: Context) -> Iterator[Problem]:
    """All packaging together weighs next to nothing beside what it packs."""
    made = _made(submission)
    lines = [line for line in submission.lines if line.category == "packaging"]
    masses = [line_mass(line) for line in lines]
    total = sum(kilograms or 0.0 for kilograms in masses)
    if made and lines and all(masses) and total < made * limit("packaging_least"):
        line = max(lines, key=lambda one: line_mass(one) or 0.0)
        yield problem(
            "packaging_too_light", line.at("amount"), line=line.title, mass=figure(total),
            made=figure(made), grams=figure(1e6 * total / made),
            suggestion=meant_by(line, 1e-3),
        )  # fmt: skip


def water_differs(submission: Submission, _: Context) -> Iterator[Problem]:
    """Waste water against the water that came in."""
    taken, left = _water(submission, "water"), _water(submission, "waste_water")
    inward, outward = (sum(m3 for _, m3 in side) for side in (taken, left))
    if not inward or not outward:
        return
    times = outward / inward
    if limit("waste_water_least") <= times <= limit("waste_water_most"):
        return
    for line, _m3 in (max(side, key=lambda one: one[1]) for side in (taken, left)):
        off = times if line.category == "waste_water" else 1.0 / times
        yield problem(
            "water_differs", line.at("amount"), line=line.title, taken=figure(inward),
            left=figure(outward), unit=symbol(CUBIC_METRE),
            suggestion=meant_by(line, off),
        )  # fmt: skip


def _water(submission: Submission, category: str) -> list[tuple[InventoryLine, float]]:
    found = []
    for line in submission.lines:
        each = conversion(line.unit or "", CUBIC_METRE)
        if line.category == category and each and line.quantity and not line.failed:
            found.append((line, line.quantity * each))
    return found


def _sold(submission: Submission) -> list[Product]:
    return [p for p in submission.products if p.role not in (BY_PRODUCT, INTERNAL)]


def _made(submission: Submission) -> float:
    """Kilograms of all that is sold; 0 while one is not known."""
    masses = [product_mass(product) for product in _sold(submission)]
    return sum(mass or 0.0 for mass in masses) if all(masses) else 0.0


def _believed(submission: Submission) -> float:
    """How many times the limits by mass are believed: many, where a site makes chips."""
    sold = _sold(submission)
    pieces = [(mass_each(p), conversion(p.unit or "", PIECE)) for p in sold]
    light = any(mass / count < limit("light_piece") for mass, count in pieces if mass and count)
    return limit("light_piece_times") if light else 1.0


CHECKS = (
    beside_implausible,
    gas_implausible,
    energy_implausible,
    parts_per_piece,
    packaging_too_light,
    water_differs,
)
