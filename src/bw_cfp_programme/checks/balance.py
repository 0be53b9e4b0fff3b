"""Mass balance: main materials in, products and waste out."""

import math
from collections.abc import Iterator, Sequence

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import Mass, line_masses, product_masses, treated_masses
from bw_cfp_programme.checks.wording import figure
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission

INPUTS = ("main_material",)
WASTE = ("waste",)


def mass_imbalance(submission: Submission, context: Context) -> Iterator[Problem]:
    """Inputs and outputs differ by more than the rule set tolerates; shown at the larger side."""
    inputs, outputs = _balance(submission, context)
    if not inputs or not outputs or _unknown((*inputs, *outputs)):
        return
    tolerance = _tolerance(context) or math.inf
    entered, left = _total(inputs), _total(outputs)
    if tolerance is None or entered <= 0 or abs(entered - left) <= tolerance * entered:
        return
    larger = max(inputs if entered > left else outputs, key=lambda mass: mass.kilograms or 0.0)
    yield problem(
        "mass_imbalance",
        larger.place,
        inputs=figure(entered),
        outputs=figure(left),
        difference=figure(abs(entered - left)),
        percent=figure(100 * abs(entered - left) / entered),
        tolerance=figure(100 * tolerance),
    )


def mass_balance_unknown(submission: Submission, context: Context) -> Iterator[Problem]:
    """The balance cannot be drawn up while a mass per unit is missing."""
    inputs, outputs = _balance(submission, context)
    if _tolerance(context) is None or not inputs or not outputs:
        return
    for mass in _unknown((*inputs, *outputs)):
        if mass.missing:
            yield problem("mass_balance_unknown", mass.missing, name=mass.name, unit=mass.unit)


def _balance(submission: Submission, context: Context) -> tuple[list[Mass], list[Mass]]:
    if not context.knows("products", "materials", "outputs"):
        return [], []
    inputs = [*line_masses(submission, INPUTS), *treated_masses(submission)]
    products = list(product_masses(submission))
    return inputs, [*products, *line_masses(submission, WASTE)]


def _tolerance(context: Context) -> float | None:
    return context.rule_set.mass_balance_tolerance if context.rule_set else None


def _unknown(masses: Sequence[Mass]) -> list[Mass]:
    return [mass for mass in masses if mass.kilograms is None]


def _total(masses: Sequence[Mass]) -> float:
    return math.fsum(mass.kilograms or 0.0 for mass in masses)


CHECKS = (mass_imbalance, mass_balance_unknown)
