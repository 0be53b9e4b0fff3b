"""Exchanges of a dataset, unlinked: amount = activity x conversion x share, always."""

import math
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.cfp_key import Taken, Wanted, of_line
from bw_cfp_programme.labels import word
from bw_cfp_programme.results import AllocationStep
from bw_cfp_programme.stated import Stated
from bw_cfp_programme.units import symbol

Exchange = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class WholeLine:
    """A line, ready to be handed to products.

    Attributes:
        type: "technosphere", "biosphere" or "substitution".
        conversion: units of `unit` per activity unit.
        wanted: what it names to be linked to.
    """

    stated: Stated
    type: str
    unit: str
    conversion: float = 1.0
    wanted: Wanted


def exchange(line: WholeLine, steps: tuple[AllocationStep, ...]) -> Exchange:
    """One product's part of a line."""
    share = math.prod(step.share for step in steps)
    taken = Taken(stated=line.stated, conversion=line.conversion, allocation=steps, share=share)
    return {
        "type": line.type,
        "name": line.stated.item,
        "unit": line.unit,
        "amount": taken.amount,
        "comment": _comment(taken),
        **of_line(taken, line.wanted),
    }


def production(database: str, code: str, name: str, unit: str, amount: float) -> Exchange:
    """What a dataset makes."""
    return {
        "type": "production",
        "input": (database, code),
        "name": name,
        "unit": unit,
        "amount": amount,
    }


def _comment(taken: Taken) -> str:
    """Where it comes from and how it was split, in numbers that a reader can repeat."""
    stated, steps = taken.stated, taken.allocation
    amount = f"{stated.activity:.12g} {symbol(stated.activity_unit)}"
    if not steps:
        return f"{stated.place}: {amount}"
    how = "; ".join(_how(step) for step in steps)
    return f"{stated.place}: {amount} x {taken.share:.6g} ({how})"


def _how(step: AllocationStep) -> str:
    rule = word("rule", step.rule, "both")
    unit = f" {symbol(step.unit)}" if step.unit else ""
    return f"{rule} {step.numerator:.12g}/{step.denominator:.12g}{unit}"
