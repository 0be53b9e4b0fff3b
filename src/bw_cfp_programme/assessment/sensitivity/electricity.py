"""A guard: electricity is a life-cycle factor, or a generation and an upstream factor together.

A generation factor counts the power plants' fuel alone and an upstream factor all but that; either
alone is no footprint of electricity, and both beside a life-cycle factor are two measures in one
study.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.factor_parts import Role, electric_parts, electric_role
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import SiteLine
from bw_cfp_programme.units import conversion

KWH = "kilowatt hour"
KIND = "electricity"

Lines = Mapping[Role, Sequence[SiteLine]]


def electricity_problems(study: Study) -> Iterator[Problem]:
    """Parts without their counterpart, by member, and parts beside wholes, in the whole study."""
    lines = [line for line in study.result.sites if _role(line)]
    members: dict[str, list[SiteLine]] = {}
    for line in lines:
        members.setdefault(line.member, []).append(line)
    for own in members.values():
        yield from _alone(_by_role(own))
    yield from _mixed(_by_role(lines))


def _by_role(lines: Sequence[SiteLine]) -> Lines:
    roles: tuple[Role, ...] = ("whole", "direct", "upstream")
    return {role: [line for line in lines if _role(line) == role] for role in roles}


def _role(line: SiteLine) -> Role | None:
    """What the factor of a line of electricity counts: the life cycle, unless it says otherwise."""
    known = electric_parts().get(line.factor_key)
    if known or line.category != KIND or line.member_product:
        return known
    return electric_role(line.factor_boundary) or "whole"


def _alone(lines: Lines) -> Iterator[Problem]:
    direct, upstream = _amount(lines["direct"]), _amount(lines["upstream"])
    if math.isclose(direct, upstream, rel_tol=limit("same_meter_differs")):
        return
    amounts = {"direct": f"{direct:,.6g}", "upstream": f"{upstream:,.6g}"}
    for line in lines["direct" if direct > upstream else "upstream"]:
        words = {"line": line.line, "factor": line.factor_name, **amounts}
        yield problem("electricity_part_alone", line.place, **words)


def _mixed(lines: Lines) -> Iterator[Problem]:
    if not lines["whole"]:
        return
    first = lines["whole"][0]
    for line in (*lines["direct"], *lines["upstream"]):
        words = {"line": line.line, "factor": line.factor_name}
        other = {"other": first.factor_name, "other_place": first.place}
        yield problem("electricity_mixed", line.place, **words, **other)


def _amount(lines: Sequence[SiteLine]) -> float:
    """In kilowatt hours of the period."""
    amounts = ((line.sign * line.activity * line.conversion, line.factor_unit) for line in lines)
    return sum(amount * (conversion(unit, KWH) or 1.0) for amount, unit in amounts)
