"""Factors as people give them: a number, or the name of a dataset that the study uses already."""

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.results import TOTAL, Contribution
from bw_cfp_programme.units import conversion


def named_factor(study: Study, given: float | str | None, unit: str) -> float | None:
    """A number as given; of a dataset, kg CO2e per `unit`. None where no line stands on it."""
    if not isinstance(given, str):
        return given
    for line in study.result.contributions:
        if stands_on(line, given):
            factor = factor_per(line, unit)
            if factor is not None:
                return factor
    return None


def stands_on(line: Contribution, dataset: str) -> bool:
    """Whether a line's factor is that dataset, by name or by code."""
    return dataset in (line.factor_name, line.factor_key[1])


def factor_per(line: Contribution, unit: str) -> float | None:
    """A line's factor in kg CO2e per `unit`; None where it counts something else."""
    scale = conversion(unit, line.factor_unit)
    return None if scale is None else line.factor[TOTAL] * scale
