"""One value, two statements: what base scenarios say must be what the workbook's lines count."""

import math
from collections.abc import Iterator

from bw_cfp_programme.assessment.scenarios import lines
from bw_cfp_programme.assessment.scenarios.effect import CUT_OFF, Effect
from bw_cfp_programme.assessment.scenarios.statement import Flow
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import Contribution
from bw_cfp_programme.units import symbol
from bw_cfp_programme.wording import figure, words

STAGES = ("use", "end_of_life")


def problems_of(study: Study, effects: list[Effect]) -> Iterator[Problem]:
    """What contradicts the lines, what cannot be worked out, and what nobody stated."""
    for effect in effects:
        yield from _unknown_lines(effect)
        if effect.own:
            yield from _differences(effect) if effect.statement.is_base else _no_factor(effect)
    if study.rules.scenarios_stated:
        yield from _unstated(study, effects)


def _unknown_lines(effect: Effect) -> Iterator[Problem]:
    known = {line.line for line in effect.own}
    for line in effect.statement.lines:
        if line not in known:
            yield problem("scenario_line_unknown", effect.statement.place, line=line)


def _differences(effect: Effect) -> Iterator[Problem]:
    """At both places. A line that no share of a material stands for counts against it as well."""
    told: set[str] = set()
    for flow in effect.statement.flows:
        own = lines.standing_for(effect.study, flow, effect.own)
        told |= {line.line for line in own}
        if own or not _left_to_the_next_life(effect, flow):
            yield from _difference(effect, flow, own)
    for line in effect.own:
        if line.line not in told:
            how = lines.treatment(effect.study, line)
            flow = Flow(treatment=how, amount=0.0, unit=line.activity_unit)
            yield from _difference(effect, flow, (line,))


def _difference(effect: Effect, flow: Flow, own: lines.Lines) -> Iterator[Problem]:
    counted = lines.amount(own, flow.unit)
    room = limit("scenario_differs")
    if counted is not None and math.isclose(counted, flow.amount, rel_tol=room):
        return
    places = [effect.statement.place, *(_amount_cell(effect.study, line) for line in own)]
    found = "?" if counted is None else figure(counted)
    for place in places:
        yield problem(
            "scenario_differs",
            place,
            lines=", ".join(line.line for line in own) or "–",
            stated=figure(flow.amount),
            counted=found,
            unit=symbol(flow.unit),
            scenario=effect.statement.place,
        )


def _amount_cell(study: Study, line: Contribution) -> Place:
    entry = study.entry(line)
    return entry.at("amount") if entry else line.place


def _left_to_the_next_life(effect: Effect, flow: Flow) -> bool:
    return any(p.flow is flow and p.basis == CUT_OFF for p in effect.priced)


def _no_factor(effect: Effect) -> Iterator[Problem]:
    for priced in effect.priced:
        if priced.factor is None:
            how = words("how", f"scenario_flow.{priced.flow.treatment or 'use'}")
            place = effect.statement.place
            yield problem("scenario_no_factor", place, unit=symbol(priced.flow.unit), **how)


def _unstated(study: Study, effects: list[Effect]) -> Iterator[Problem]:
    """Every line of a stage after the gate has its scenario, and the stage an alternative to it."""
    place = Place(FILE)
    for stage in STAGES:
        counted = {line.line for line in lines.of_stage(study, stage)}
        told = words("stage", f"stage.{stage}") | {"rule": study.rules.sources["scenarios_stated"]}
        stated = [effect.statement for effect in effects if effect.statement.stage == stage]
        missing = counted - {line for one in stated if one.is_base for line in one.lines}
        if missing:
            yield problem("scenario_missing", place, lines=", ".join(sorted(missing)), **told)
        elif counted and all(one.is_base for one in stated):
            yield problem("scenario_no_alternative", place, **told)
