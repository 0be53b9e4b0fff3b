"""Conditions: what a study must be for a requirement to concern it, by the names of the lists."""

from collections.abc import Callable, Mapping

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.limits import limit


def _boundary(kind: str) -> Callable[[StudyCase], bool]:
    return lambda case: case.study.result.boundary == kind


def _stated(table: str) -> Callable[[StudyCase], bool]:
    return lambda case: bool(getattr(case.study.programme.options, table))


def _baseline(case: StudyCase) -> bool:
    return any(each.baseline for each in case.study.programme.options.earlier_studies)


def _approved(case: StudyCase) -> bool:
    stated = case.study.programme.options.validity
    return stated is not None and stated.approved is not None


def _deadlines(case: StudyCase) -> bool:
    """Something changed, and the rule set says by when that is to be told."""
    rules = case.study.rules
    days = (rules.change_notice_days, rules.change_inventory_months, rules.change_report_days)
    return bool(case.study.programme.options.changes) and any(each is not None for each in days)


CONDITIONS: Mapping[str, Callable[[StudyCase], bool]] = {
    "": lambda _: True,
    "cradle_to_grave": _boundary("cradle-to-grave"),
    "cradle_to_gate": _boundary("cradle-to-gate"),
    "from_2027": lambda case: case.study.programme.period_end.year >= limit("pact_dqi_from"),
    "approved": _approved,
    "change_deadlines": _deadlines,
    "data_age": lambda case: case.study.rules.activity_data_max_age_years is not None,
    "contracts": _stated("electricity_contracts"),
    "baseline": _baseline,
    "earlier": _stated("earlier_studies"),
    "carbon_stated": _stated("carbon_content"),
}
"""Name -> whether it holds; its words stand in `applies`."""
