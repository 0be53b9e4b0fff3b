"""Comparison with an earlier study: only where both were made the same way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text, normalise, text
from bw_cfp_programme.options import EarlierStudy
from bw_cfp_programme.records import STAGES
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.units import conversion

NO_PCR = "none"
UNSAID = "\N{EN DASH}"


@dataclass(frozen=True, kw_only=True, slots=True)
class StudyComparison:
    """An earlier study beside this one.

    Attributes:
        reasons: why they may not be compared; none where they may.
        values: "total" or a stage -> (earlier, now), kg CO2e per declared unit of this study; only
            what both know, and nothing where the earlier value cannot be brought to that unit.
    """

    earlier: EarlierStudy
    reasons: tuple[Text, ...]
    values: Mapping[str, tuple[float, float]]

    @property
    def allowed(self) -> bool:
        """Whether a difference may be stated."""
        return not self.reasons and TOTAL in self.values


def comparison_of(study: Study, earlier: EarlierStudy) -> StudyComparison:
    """What differs between two studies, and their values in one unit."""
    factor = to_declared_unit(study, earlier)
    return StudyComparison(
        earlier=earlier,
        reasons=tuple(_reasons(study, earlier)),
        values={} if factor is None else dict(_values(study, earlier, factor)),
    )


def kilograms(earlier: EarlierStudy) -> float | None:
    """How many kilograms its unit is; None where that is no mass."""
    return conversion(earlier.unit, "kilogram") or conversion(earlier.unit, "kilogram CO2e")


def to_declared_unit(study: Study, earlier: EarlierStudy) -> float | None:
    """What brings its values to kg CO2e per declared unit of this study; None: nothing does."""
    result, mass = study.result, kilograms(earlier)
    units = conversion(result.declared_unit, earlier.declared_unit)
    if mass is None or units is None:
        return None
    return mass * units * result.declared_amount / earlier.declared_amount


def _reasons(study: Study, earlier: EarlierStudy) -> Iterator[Text]:
    """Each way in which they differ; what one of them does not say is a difference."""
    for name, theirs, ours in _ways(study, earlier):
        if not theirs or normalise(theirs) != normalise(ours):
            words = {"theirs": theirs or UNSAID, "ours": ours or UNSAID}
            yield text(f"difference.{name}", **words)
    if conversion(study.result.declared_unit, earlier.declared_unit) is None:
        words = {"theirs": earlier.declared_unit, "ours": study.result.declared_unit}
        yield text("difference.declared_unit", **words)
    if kilograms(earlier) is None:
        yield text("difference.unit", theirs=earlier.unit)


def _ways(study: Study, earlier: EarlierStudy) -> Iterator[tuple[str, str, str]]:
    """(name, of the earlier study, of this one) for all that must be alike."""
    said = study.programme.options.study
    pcr = said.pcr or (NO_PCR if said.no_pcr_reason else "") if said else ""
    yield "product", earlier.product, study.programme.product.code
    yield "boundary", earlier.boundary, study.result.boundary
    yield "standard", earlier.standard, said.standard if said else ""
    yield "pcr", earlier.pcr, pcr
    yield "gwp", earlier.gwp, study.result.gwp


def _values(
    study: Study, earlier: EarlierStudy, factor: float
) -> Iterator[tuple[str, tuple[float, float]]]:
    yield TOTAL, (earlier.value * factor, study.result.totals[TOTAL])
    now = study.result.by(lambda line: line.stage)
    for stage in STAGES:
        was = getattr(earlier, stage)
        if was is not None and stage in now:
            yield stage, (was * factor, now[stage][TOTAL])
