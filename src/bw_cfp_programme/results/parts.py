"""What lines of a result are told with: indicators, allocation, decisions, gases."""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.bounds import Bounds

INDICATORS = ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change")
TOTAL = "total"
AIRCRAFT = "aircraft"
Scores = Mapping[str, float]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllocationStep:
    """One level of a split: `numerator` of `denominator` by a rule's key.

    Attributes:
        unit: unit of the key by name; "" for a plain number.
        chosen_by: who chose the rule: a name of `rule_source`.
        reason: what a person wrote of it.
        passed_over: rules that come before it, for which the workbook lacks data.
    """

    pool: str
    rule: str
    numerator: float
    denominator: float
    unit: str = ""
    chosen_by: str = ""
    reason: str = ""
    passed_over: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Numerator by denominator."""
        return self.numerator / self.denominator

    def __str__(self) -> str:
        return f"{self.rule} {self.numerator:.6g}/{self.denominator:.6g} {self.unit}".rstrip()


@dataclass(frozen=True, kw_only=True, slots=True)
class MappingDecision:
    """Why a line stands on its factor: the recorded decision, or the rule that linked it."""

    condition: str
    mapper: str = ""
    date: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GasPart:
    """A gas in a factor whose publisher splits it.

    Attributes:
        gas: emission key of `gwp`.
        share: of the factor, by the study's GWP.
        uncertainty: of the kilograms of this gas, where stated.
    """

    gas: str
    share: float
    uncertainty: Bounds | None = None

    def __str__(self) -> str:
        return f"{self.gas} {self.share:.6g}"
