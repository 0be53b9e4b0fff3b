"""Mass balance: main materials in, products and waste out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.allocation.plant import plant
from bw_cfp_programme.checks.amounts.slip import meant
from bw_cfp_programme.checks.amounts.streams import Streams, off, streams_of, worst
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import (
    WASTE,
    Mass,
    line_masses,
    product_masses,
    treated_masses,
)
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.wording import figure

INPUTS = ("main_material",)


@dataclass(frozen=True, kw_only=True)
class MassBalance:
    """The terms on both sides, in kilograms of the period; sums are drawn once, for any line."""

    inputs: tuple[Mass, ...] = ()
    products: tuple[Mass, ...] = ()
    waste: tuple[Mass, ...] = ()

    @cached_property
    def outputs(self) -> tuple[Mass, ...]:
        """Products and waste."""
        return (*self.products, *self.waste)

    @cached_property
    def unknown(self) -> tuple[Mass, ...]:
        """Terms whose mass the workbook does not tell."""
        return tuple(m for m in (*self.inputs, *self.outputs) if m.kilograms is None)

    @cached_property
    def entered(self) -> float:
        """Kilograms that went in."""
        return total_mass(self.inputs)

    @cached_property
    def left(self) -> float:
        """Kilograms that came out."""
        return total_mass(self.outputs)

    @cached_property
    def share(self) -> float | None:
        """What went in less what came out, by what went in; None while a term is unknown."""
        if self.unknown or not self.outputs or self.entered <= 0:
            return None
        return (self.entered - self.left) / self.entered

    @cached_property
    def places(self) -> frozenset[Place]:
        """The cells of what went in and of what was made."""
        return frozenset(mass.place for mass in (*self.inputs, *self.products))


def mass_imbalance(submission: Submission, context: Context) -> Iterator[Problem]:
    """Inputs and outputs differ by more than the rule set tolerates; shown at the larger side."""
    balance, tolerance = _balance(submission, context), _tolerance(context)
    share = _open_share(balance, tolerance)
    if tolerance is None or share is None:
        return
    entered, left = balance.entered, balance.left
    side = balance.inputs if entered > left else balance.outputs
    values = {
        "inputs": figure(entered),
        "outputs": figure(left),
        "difference": figure(abs(entered - left)),
        "percent": figure(100 * abs(share)),
        "tolerance": figure(100 * tolerance),
    }
    for place, suggestion in _suspects(submission, context) or [(_largest(side), None)]:
        yield problem("mass_imbalance", place, **values, suggestion=suggestion)


def product_mass_differs(submission: Submission, context: Context) -> Iterator[Problem]:
    """What goes into a product weighs much more or less than it, though the site balances."""
    found = _streams(submission, context)
    if found is None or _open_share(_balance(submission, context), _tolerance(context)):
        return
    apart = _off_balance(found, context)
    for place, suggestion in _suspects(submission, context) if apart else ():
        product, ratio = max(apart.items(), key=lambda one: off(one[1]))
        values = {"product": product, "percent": figure(100 * ratio)}
        yield problem("product_mass_differs", place, **values, suggestion=suggestion)


def _open_share(balance: MassBalance, tolerance: float | None) -> float | None:
    """By how much a balance is open; None within the tolerance, or where neither is known."""
    share = balance.share
    return None if tolerance is None or share is None or abs(share) <= tolerance else share


def _suspects(submission: Submission, context: Context) -> list[tuple[Place, str | None]]:
    """Where the slip most likely is and what was meant; else around the products that are off."""
    found = _streams(submission, context)
    if found is None:
        return []
    slips = found.likeliest_slips(limit("product_mass_times"))
    apart, free = _off_balance(found, context), _tolerance(context) is None
    if free:  # ore and feed weigh more than metal and meat, and seed less than grain
        slips = [one for one in slips if off(one[1]) >= limit("slip_thousandfold")]
    if slips and apart:
        return [(s.place, meant(s.amount, s.unit, times)) for s, times in slips]
    if free and worst(apart) < limit("product_mass_times_anywhere"):
        return []
    ratios = found.ratios().values()
    is_the_sites = len(apart) == len(ratios) and not min(ratios) < 1.0 < max(ratios)
    some = [] if is_the_sites else list(apart)
    return [(place, None) for product in some for place in found.around(product)]


def _off_balance(found: Streams, context: Context) -> dict[str, float]:
    """Product -> what goes in by what comes out, where it is too much or too little."""
    free = _tolerance(context) is None
    times = limit("product_mass_times_free") if free else limit("product_mass_times")
    return {code: ratio for code, ratio in found.ratios().items() if off(ratio) > times}


def _streams(submission: Submission, context: Context) -> Streams | None:
    if context.rule_set is None or not context.knows("products", "materials", "outputs"):
        return None
    return streams_of(submission, plant(submission, context.rule_set))


def _largest(side: Sequence[Mass]) -> Place:
    return max(side, key=lambda mass: mass.kilograms or 0.0).place


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


CHECKS = (mass_imbalance, product_mass_differs, mass_balance_unknown)
