"""Mass balance: main materials in, products and waste out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import (
    WASTE,
    Mass,
    line_masses,
    product_masses,
    treated_masses,
)
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.wording import figure

INPUTS = ("main_material",)


@dataclass(frozen=True, kw_only=True, slots=True)
class MassBalance:
    """The terms on both sides, in kilograms of the period."""

    inputs: tuple[Mass, ...] = ()
    products: tuple[Mass, ...] = ()
    waste: tuple[Mass, ...] = ()

    @property
    def outputs(self) -> tuple[Mass, ...]:
        """Products and waste."""
        return (*self.products, *self.waste)

    @property
    def unknown(self) -> tuple[Mass, ...]:
        """Terms whose mass the workbook does not tell."""
        return tuple(m for m in (*self.inputs, *self.outputs) if m.kilograms is None)

    @property
    def share(self) -> float | None:
        """What went in less what came out, by what went in; None while a term is unknown."""
        entered = total_mass(self.inputs)
        if self.unknown or not self.outputs or entered <= 0:
            return None
        return (entered - total_mass(self.outputs)) / entered


def mass_imbalance(submission: Submission, context: Context) -> Iterator[Problem]:
    """Inputs and outputs differ by more than the rule set tolerates; shown at the larger side."""
    balance, tolerance = _balance(submission, context), _tolerance(context)
    if tolerance is None or balance.share is None or abs(balance.share) <= tolerance:
        return
    entered, left = total_mass(balance.inputs), total_mass(balance.outputs)
    side = balance.inputs if entered > left else balance.outputs
    yield problem(
        "mass_imbalance",
        max(side, key=lambda mass: mass.kilograms or 0.0).place,
        inputs=figure(entered),
        outputs=figure(left),
        difference=figure(abs(entered - left)),
        percent=figure(100 * abs(balance.share)),
        tolerance=figure(100 * tolerance),
    )


def mass_balance_unknown(submission: Submission, context: Context) -> Iterator[Problem]:
    """The balance cannot be drawn up while a mass per unit is missing."""
    balance = _balance(submission, context)
    if _tolerance(context) is None or not balance.inputs or not balance.outputs:
        return
    for mass in balance.unknown:
        if mass.missing:
            yield problem("mass_balance_unknown", mass.missing, name=mass.name, unit=mass.unit)


def mass_balance(submission: Submission) -> MassBalance:
    """All terms of a workbook's balance: main materials in; products and process waste out."""
    return MassBalance(
        inputs=(*line_masses(submission, INPUTS), *treated_masses(submission)),
        products=tuple(product_masses(submission)),
        waste=tuple(line_masses(submission, WASTE)),
    )


def _balance(submission: Submission, context: Context) -> MassBalance:
    known = context.knows("products", "materials", "outputs")
    return mass_balance(submission) if known else MassBalance()


def _tolerance(context: Context) -> float | None:
    return context.rule_set.mass_balance_tolerance if context.rule_set else None


def total_mass(masses: Sequence[Mass]) -> float:
    """Kilograms of all; what is not known counts as nothing."""
    return math.fsum(mass.kilograms or 0.0 for mass in masses)


CHECKS = (mass_imbalance, mass_balance_unknown)
