"""Energy balance: what energy comes into each process of a site, in one unit."""

import math
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.energy_inputs import (
    ENERGY,
    MEGAJOULE,
    EnergyInput,
    energy_inputs,
)
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.checks.balance import mass_balance
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import SITE, AllocationKey, Submission
from bw_cfp_programme.sections import Column, Kind, Section, Value
from bw_cfp_programme.units import conversion
from bw_cfp_programme.wording import figure

_COLUMNS = (
    Column("member"),
    Column("process"),
    *(Column(f"{kind}_mj", Kind.NUMBER) for kind in ENERGY),
    Column("energy_mj", Kind.NUMBER),
    Column("share_of_site", Kind.SHARE),
    Column("metered", Kind.SHARE),
    Column("mj_per_kg", Kind.NUMBER),
    Column("no_heating_value"),
)


def energy_section(study: Study) -> Section:
    """A row for each process of each member, and one for the site with MJ per kg of product."""
    rows = [row for submission in study.submissions for row in _rows(study, submission)]
    return Section(key="energy_balance", columns=_COLUMNS, rows=tuple(rows))


def energy_problems(study: Study) -> Iterator[Problem]:
    """Fuels of unknown heating value, and boilers that give more than they are given."""
    for submission in study.submissions:
        inputs = energy_inputs(study, submission)
        for one in inputs:
            if one.megajoules is None:
                yield problem("no_heating_value", one.line.place, item=one.line.item)
        yield from _too_much(submission, inputs)


def _rows(study: Study, submission: Submission) -> Iterator[tuple[Value, ...]]:
    inputs = energy_inputs(study, submission)
    whole = _sum(inputs)
    if not whole:
        return
    member = submission.facility.member or ""
    for process in dict.fromkeys(one.entry.process or SITE for one in inputs):
        own = [one for one in inputs if (one.entry.process or SITE) == process]
        yield (member, process, *_terms(own), _sum(own) / whole, _metered(own), None, _unknown(own))
    balance = mass_balance(submission)
    made = None if balance.unknown else math.fsum(m.kilograms or 0.0 for m in balance.products)
    each = whole / made if made else None
    yield (member, "", *_terms(inputs), 1.0, _metered(inputs), each, _unknown(inputs))


def _terms(inputs: Sequence[EnergyInput]) -> tuple[float, ...]:
    by_kind = (_sum([o for o in inputs if o.line.category == kind]) for kind in ENERGY)
    return (*by_kind, _sum(inputs))


def _sum(inputs: Sequence[EnergyInput]) -> float:
    return math.fsum(one.megajoules or 0.0 for one in inputs)


def _metered(inputs: Sequence[EnergyInput]) -> float | None:
    """The share of energy whose line names its meter."""
    whole = _sum(inputs)
    return _sum([one for one in inputs if one.entry.meter]) / whole if whole else None


def _unknown(inputs: Sequence[EnergyInput]) -> str:
    return ", ".join(one.line.line for one in inputs if one.megajoules is None)


def _too_much(submission: Submission, inputs: Sequence[EnergyInput]) -> Iterator[Problem]:
    """Where only fuel goes in and the pool is split by energy, no more may come out.

    Chillers and heat pumps, which run on electricity, may give more than that; they are left out.
    """
    for process in dict.fromkeys(key.pool for key in submission.allocation):
        own = [one for one in inputs if one.entry.process == process]
        keys = [k for k in submission.allocation if k.pool == process and k.target]
        given, burnt = _given(keys), _burnt(own)
        if given is not None and burnt is not None and given > burnt:
            words = {"process": process, "given": figure(given), "burnt": figure(burnt)}
            yield problem("utility_out_exceeds_in", keys[0].at("value"), **words)


def _burnt(inputs: Sequence[EnergyInput]) -> float | None:
    """The fuel that goes in, with the little electricity; None where that is not all or unknown."""
    kinds = {one.line.category for one in inputs}
    known = all(one.megajoules is not None for one in inputs)
    return _sum(inputs) if "fuel" in kinds and "heat" not in kinds and known else None


def _given(keys: Sequence[AllocationKey]) -> float | None:
    """What a utility hands on, in MJ; None where its keys are not energy."""
    units = [conversion(key.unit or "", MEGAJOULE) for key in keys]
    if not keys or None in units:
        return None
    return math.fsum((k.value or 0.0) * (u or 0.0) for k, u in zip(keys, units, strict=True))
