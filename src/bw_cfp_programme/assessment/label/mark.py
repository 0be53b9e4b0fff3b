"""What may stand on the label: value and unit, where the rule set has one and the unit suits."""

from dataclasses import dataclass
from fractions import Fraction

from bw_cfp_programme.assessment.label.rounding import ROUNDINGS, in_unit, is_mass
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.units import symbol


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A footprint as a label would show it in a unit.

    Attributes:
        exact: the value in `unit`.
        rounded: by the rule set's rounding; 0 cannot be printed.
    """

    unit: str
    exact: Fraction
    rounded: int

    @property
    def text(self) -> str:
        """As in the programme briefing of 2012: "CO2 75 g"; nothing is added to it."""
        return f"CO2 {self.rounded} {symbol(self.unit)}"

    @property
    def moved(self) -> float | None:
        """What rounding changes, as a share of the exact value; None where 0 would be printed."""
        return float(self.rounded / self.exact - 1) if self.rounded else None


def marks_of(study: Study, kilograms: float) -> tuple[Mark, ...]:
    """A footprint in every unit that the rule set allows; none where it has no label."""
    rounding = ROUNDINGS.get(study.rules.label_rounding or "")
    if rounding is None:
        return ()
    exact = {u: in_unit(kilograms, u) for u in study.rules.label_units or () if is_mass(u)}
    return tuple(Mark(unit=u, exact=value, rounded=rounding(value)) for u, value in exact.items())


def chosen_mark(study: Study, kilograms: float | None = None) -> Mark | None:
    """The mark of a footprint (this study's by default) in the unit that the study chose.

    None: no label, no such unit, or nothing to show in it.
    """
    label = study.programme.options.label
    value = study.result.totals[TOTAL] if kilograms is None else kilograms
    marks = marks_of(study, value) if label else ()
    return next((m for m in marks if label and m.unit == label.unit and m.rounded), None)
