"""Checks: (Case, arguments) -> Verdict, by the names that `data/requirements/*.csv` use."""

from collections.abc import Callable, Mapping

from bw_cfp_programme.assessment.requirements.checks import (
    assessed,
    data,
    method,
    texts,
    time,
    values,
    verification,
)
from bw_cfp_programme.assessment.requirements.verdict import Verdict

Check = Callable[..., Verdict]

_ALL: tuple[Check, ...] = (
    *(texts.written, texts.if_said, texts.standard, texts.pcr, texts.product_kind),
    *(texts.single_impact, texts.not_ours),
    *(values.stages, values.indicator, values.undivided, values.aircraft, values.outside_values),
    *(values.gwp100, values.no_offsets, values.per_unit, values.smallest_unit),
    values.uptake_identity,
    *(method.functional_unit, method.boundary, method.unit_processes, method.characterisation),
    *(method.gases, method.exclusions_justified, method.exclusions_estimated),
    *(method.allocation_recorded, method.first_rule, method.decisions),
    *(data.facility, data.product_name, data.product_mass, data.country, data.tier_one),
    *(data.evidence_index, data.factor_sources, data.factor_method, data.register),
    *(data.category, data.energy_sources, data.each),
    *(time.period, time.whole_year, time.representative, time.applied_for, time.certificate),
    *(assessed.computed, assessed.stated, assessed.quiet, assessed.disclosed, assessed.cut_off),
    *(assessed.capital_goods, assessed.tracking, assessed.changes),
    *(assessed.data_quality, assessed.characterised),
    *(verification.assured, verification.assurance_described),
)
CHECKS: Mapping[str, Check] = {check.__name__: check for check in _ALL}
"""Name -> check."""
