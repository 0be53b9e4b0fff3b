"""`[label]` and `[[earlier_studies]]`: the label's unit, and footprints of the product before."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field has the table's own word
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import GWP, Positive, Unit, term


@dataclass(frozen=True, kw_only=True, slots=True)
class Label(Option):
    """The unit of the label value, by name, and the number under which it was approved."""

    unit: Unit = ""
    certificate: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierStudy(Option):
    """A footprint that was published before, as its document has it.

    Attributes:
        product: its code in the lead's workbook.
        value: in `unit` (a mass of CO2e) per `declared_amount` `declared_unit`.
        raw_materials ... end_of_life: stages of `value`, where the document has them.
        statement: number of the verification statement or of the label's certificate.
        baseline: it is what a reduction is claimed against.
    """

    name: str
    product: str
    date: Date
    value: float
    unit: Unit
    declared_amount: Positive = 1.0
    declared_unit: Unit
    standard: str = ""
    pcr: str = ""
    gwp: Annotated[str, GWP] = ""
    boundary: Annotated[str, term("boundary")] = ""
    statement: str = ""
    baseline: bool = False
    raw_materials: float | None = None
    manufacturing: float | None = None
    distribution: float | None = None
    use: float | None = None
    end_of_life: float | None = None
