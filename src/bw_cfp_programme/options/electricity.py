"""`[[electricity_contracts]]`: electricity that a member has by contract, not from the mix."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Factor, Positive, term


@dataclass(frozen=True, kw_only=True, slots=True)
class ElectricityContract(Option):
    """`kwh` of a member's electricity in the period, with what its supply emits in kg CO2e per kWh.

    Attributes:
        covers: "whole" life cycle, or "direct": generation alone, which is no footprint.
        lines: the member's lines that stand on the contract already; empty: they stand on the grid.
        grid: the grid's factor that those lines would have, a number or a dataset that is in use.
        certificates: their numbers.
        unique_claim, cancelled, market, residual_mix: evidence that nobody else claims it, that
            certificates are cancelled, that it is made within the market, that no residual mix
            counts it.
    """

    member: str
    kind: Annotated[str, term("contract_kind")]
    kwh: Positive
    factor: float
    covers: Annotated[str, term("factor_covers")]
    period_start: date
    period_end: date
    source: str
    lines: tuple[str, ...] = ()
    grid: Factor = None
    certificates: tuple[str, ...] = ()
    unique_claim: str = ""
    cancelled: str = ""
    market: str = ""
    residual_mix: str = ""
