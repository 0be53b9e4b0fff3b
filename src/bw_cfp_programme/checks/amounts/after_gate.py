"""After the gate: what is driven, used and thrown away, against the product that it is said of."""

from collections import defaultdict
from collections.abc import Iterator

from bw_cfp_programme.checks.amounts.slip import meant, meant_by
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import line_mass, mass_each
from bw_cfp_programme.limits import limit, limits_of
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Product, Submission
from bw_cfp_programme.units import conversion
from bw_cfp_programme.wording import figure

DOWNSTREAM, PER_UNIT = "downstream", "per_unit"
TON_KILOMETRE, KILOWATT_HOUR = "ton kilometer", "kilowatt hour"
TREATMENT = "end_of_life_treatment"
PACKAGING = "packaging"


def stage_of_other_product(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line after the gate is for another product, of which not all stages are told."""
    studied = context.programme.product.code if context.programme else None
    if not context.is_lead(submission) or not studied:
        return
    lines = [line for line in submission.lines if line.sheet == DOWNSTREAM]
    stages = {line.stage for line in lines}
    own = {line.stage for line in lines if line.product in (None, studied)}
    if all(product.product != studied for product in submission.products):
        return
    for line in lines:
        if line.product in (None, studied):
            continue
        theirs = {one.stage for one in lines if one.product == line.product}
        if line.stage not in own or theirs < stages:
            yield problem("stage_of_other_product", line.at("product"), line=line.title,
                          product=line.product, suggestion=studied)  # fmt: skip


def carried_after_gate(submission: Submission, _: Context) -> Iterator[Problem]:
    """Freight of a piece by what it weighs is a distance; a load is no more than what was made."""
    for line, product, weighs in _lines(submission, "distribution_transport"):
        made = (product.output or 0.0) * weighs / 1000.0
        if (
            line.load
            and line.basis != PER_UNIT
            and made
            and line.load > made * limit("load_above_output")
        ):
            yield problem(
                "load_above_output", line.at("load"), line=line.title, load=figure(line.load),
                product=product.product, made=figure(made),
                suggestion=meant(line.load, "ton", line.load / made),
            )  # fmt: skip
        freight = conversion(line.unit or TON_KILOMETRE, TON_KILOMETRE)
        if line.amount and freight and line.distance is None and line.load is None:
            driven = _per_unit(line, product) * freight / (weighs / 1000.0)
            if driven and not limit("shortest_km") <= driven <= limit("longest_km"):
                yield problem(
                    "freight_implausible", line.at("amount"), line=line.title,
                    product=product.product, mass=figure(weighs), distance=figure(driven),
                    suggestion=meant(line.amount, line.unit or "", 1e3 if driven > 1 else 1e-3),
                )  # fmt: skip


def used_after_gate(submission: Submission, _: Context) -> Iterator[Problem]:
    """Electricity that one product uses, by what it weighs."""
    for category, most in limits_of("used_kwh").items():
        for line, product, weighs in _lines(submission, category):
            hours = conversion(line.unit or "", KILOWATT_HOUR)
            if hours is None:
                continue
            each = _per_unit(line, product) * hours / weighs
            if each > most:
                yield problem(
                    "use_implausible", line.at("amount"), line=line.title,
                    product=product.product, each=figure(each), most=figure(most),
                    suggestion=meant_by(line, 1e3),
                )  # fmt: skip


def thrown_away(submission: Submission, _: Context) -> Iterator[Problem]:
    """What is treated at the end of a product's life, against the product with its packaging."""
    treated: defaultdict[str, list[tuple[InventoryLine, float]]] = defaultdict(list)
    for line, product, _weighs in _lines(submission, TREATMENT):
        kilograms = line_mass(line)
        if kilograms is not None and product.output:
            share = 1.0 if line.basis == PER_UNIT else 1.0 / product.output
            treated[product.product or ""].append((line, kilograms * share))
    for product in submission.products:
        weighs, found = mass_each(product), treated.get(product.product or "", [])
        total = sum(kilograms for _, kilograms in found)
        if not weighs or not found or not total:
            continue
        most = weighs + _packaging(submission, product)
        if not weighs * limit("treated_least") <= total <= most * limit("treated_times"):
            line, kilograms = max(found, key=lambda one: one[1])
            yield problem(
                "end_of_life_unlike_mass", line.at("amount"), line=line.title,
                product=product.product, treated=figure(total), mass=figure(weighs),
                suggestion=meant_by(line, total / weighs),
            )  # fmt: skip


def _lines(submission: Submission, category: str) -> Iterator[tuple[InventoryLine, Product, float]]:
    """Lines of a category after the gate, their product, and what one of it weighs."""
    products = {product.product: product for product in submission.products}
    for line in submission.lines:
        product = products.get(line.product) if line.product else _only(submission)
        if line.sheet != DOWNSTREAM or line.category != category or line.failed:
            continue
        if product and (weighs := mass_each(product)):
            yield line, product, weighs


def _only(submission: Submission) -> Product | None:
    return submission.products[0] if len(submission.products) == 1 else None


def _per_unit(line: InventoryLine, product: Product) -> float:
    """Of one product; 0 where none was made."""
    amount = line.quantity or 0.0
    return amount if line.basis == PER_UNIT else amount / (product.output or float("inf"))


def _packaging(submission: Submission, product: Product) -> float:
    """Kilograms of packaging of one product, were all the site's packaging its own."""
    known = (line_mass(line) for line in submission.lines if line.category == PACKAGING)
    return sum(kilograms or 0.0 for kilograms in known) / (product.output or float("inf"))


CHECKS = (stage_of_other_product, carried_after_gate, used_after_gate, thrown_away)
