"""Factors that are split by gas: how much each gas is of them, and how uncertain it makes them."""

import math
from collections.abc import Mapping, Sequence

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.cfp_key import PublishedGas
from bw_cfp_programme.results import GasPart, Key


def gas_parts(
    listed: Sequence[PublishedGas], per_kilogram: Mapping[Key, float]
) -> tuple[GasPart, ...]:
    """The gases that a factor's dataset lists, by kg CO2e; no parts where they come to nothing."""
    scores = [each.amount * per_kilogram.get(each.flow, 0.0) for each in listed]
    whole = sum(scores)
    return tuple(
        GasPart(gas=each.gas, share=score / whole, uncertainty=each.uncertainty)
        for each, score in zip(listed, scores, strict=True)
        if whole
    )


def combined(parts: Sequence[GasPart]) -> Bounds | None:
    """Of the factor, gases independent: root of the sum of squares; None where one is not stated.

    The way of the ministry's inventory form (sheet 5), and of IPCC 2006 vol. 1 eq. 3.2.
    """
    stated = [(part.share, part.uncertainty) for part in parts if part.uncertainty is not None]
    if not parts or len(stated) < len(parts):
        return None
    low = math.hypot(*(share * bounds[0] for share, bounds in stated))
    high = math.hypot(*(share * bounds[1] for share, bounds in stated))
    return low, high
