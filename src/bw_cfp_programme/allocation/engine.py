"""The engine: splits a pool down to products, level by level, and loses nothing.

Facility -> utility or department -> process or line -> product group -> product, as deep as a
workbook goes: every level is one `AllocationStep`. What cannot be split is a Problem; no part of
such a pool is handed on.
"""

from dataclasses import replace

from bw_cfp_programme.allocation.plant import Plant, Request, RuleChoice
from bw_cfp_programme.allocation.rules import DEDICATED, is_partial, rules
from bw_cfp_programme.allocation.split import Level, Rest, Share, Split, split
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.results import AllocationStep


def allocate(plant: Plant, pool: str, request: Request, above: tuple[str, ...] = ()) -> Split:
    """Split a pool down to products.

    Args:
        plant: who makes and serves what, with the keys.
        pool: "site" or a process code.
        request: what the line asks; its own rule and keys are for its own pool, none below.
        above: the pools that led here.
    """
    if pool in above:
        return _refuse("allocation_circle", plant, pool, circle=" → ".join((*above, pool)))
    level = _split_level(plant, pool, request)
    below = Request(category=request.category)
    parts = [_descend(plant, share, below, (*above, pool)) for share in level.shares]
    problems = tuple(p for part in (level, *parts) for p in part.problems)
    if problems or not all(part.shares or part.rests for part in (level, *parts)):
        return Split(problems=problems)
    return Split(
        tuple(share for part in parts for share in part.shares),
        tuple(rest for part in (level, *parts) for rest in part.rests),
    )


def _descend(plant: Plant, share: Share, request: Request, above: tuple[str, ...]) -> Split:
    if share.target in plant.products:
        return Split((share,))
    lower = allocate(plant, share.target, request, above)
    return Split(
        tuple(Share(s.target, (*share.steps, *s.steps)) for s in lower.shares),
        tuple(Rest(r.pool, share.value * r.share, r.cause, r.reason) for r in lower.rests),
        lower.problems,
    )


def dedicated(pool: str, chosen_by: str) -> AllocationStep:
    """The step of a pool that one receiver takes whole."""
    return AllocationStep(
        pool=pool, rule=DEDICATED, numerator=1.0, denominator=1.0, chosen_by=chosen_by
    )


def unknown_code(place: Place, code: str) -> Problem:
    """What to say of a code that is neither a process nor a product that carries burdens."""
    return problem("allocation_unknown_code", place, target=code)


def _split_level(plant: Plant, pool: str, request: Request) -> Split:
    """By the first choice for which the workbook has data; the last must do."""
    passed_over: tuple[str, ...] = ()
    *before, last = plant.choices(pool, request)
    for choice in before:
        found = _split_by(plant, pool, request, replace(choice, passed_over=passed_over))
        if not found.problems or choice.rule not in rules():
            return found
        passed_over = (*passed_over, choice.rule)
    return _split_by(plant, pool, request, replace(last, passed_over=passed_over))


def _split_by(plant: Plant, pool: str, request: Request, choice: RuleChoice) -> Split:
    rule = rules().get(choice.rule)
    if rule is None and choice.rule != DEDICATED:
        values = {"pool": pool, "rule": choice.rule, "known": ", ".join(rules())}
        return Split(problems=(problem("allocation_unknown_rule", choice.place, **values),))
    receivers = plant.receivers(pool, rule, request)
    unknown = [r for r in receivers if not r.known]
    if unknown:
        return Split(problems=tuple(unknown_code(r.place, r.code) for r in unknown))
    if not any(receiver.products for receiver in receivers):
        return _refuse("allocation_no_receiver", plant, pool)
    if len(receivers) == 1 and not is_partial(rule):
        step = dedicated(pool, "only_receiver")
        return Split((Share(receivers[0].code, (step,)),))
    if rule is None:
        codes = ", ".join(receiver.code for receiver in receivers)
        values = {"pool": pool, "targets": codes}
        return Split(problems=(problem("allocation_not_dedicated", choice.place, **values),))
    return split(Level(pool, rule, choice), receivers)


def _refuse(code: str, plant: Plant, pool: str, **values: object) -> Split:
    process = plant.processes.get(pool)
    place = process.place if process else plant.facility
    return Split(problems=(problem(code, place, pool=pool, **values),))
