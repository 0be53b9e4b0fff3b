"""The study as a member may see it: its own lines alone, from its own gate."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.options import Accepted
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import Programme
from bw_cfp_programme.reporting.acceptances import settles
from bw_cfp_programme.reporting.sums import totals_of
from bw_cfp_programme.results import Contribution, Result

T = TypeVar("T")


def own_studies(study: Study) -> Iterator[tuple[str, Study]]:
    """Each member's code and study, the programme's in their order.

    Lines stand per unit of the member's own products (demand 1, own stages), each once.
    """
    lines = _apart(study.result.contributions, lambda line: line.member)
    kept = _apart(study.result.remainders, lambda remainder: remainder.member)
    workbooks = _apart(study.submissions, lambda submission: submission.facility.member or "")
    found = _apart(study.problems, lambda problem: problem.place.file)
    codes = (member.code for member in study.programme.members)
    for code in dict.fromkeys([*codes, *lines]):
        files = dict.fromkeys(line.place.file for line in lines[code])
        problems = [problem.to_its_member() for file in files for problem in found[file]]
        yield (
            code,
            replace(
                study,
                programme=_own_programme(study.programme, problems),
                result=replace(
                    _own_result(study.result, lines[code]), remainders=tuple(kept[code])
                ),
                submissions=tuple(workbooks[code]),
                problems=tuple(problems),
                runs=(),
            ),
        )


def _apart(rows: Iterable[T], owner: Callable[[T], str]) -> defaultdict[str, list[T]]:
    found = defaultdict(list)
    for row in rows:
        found[owner(row)].append(row)
    return found


def _own_programme(programme: Programme, problems: Iterable[Problem]) -> Programme:
    """Only those acceptances that settle one of these problems."""

    def concerns(accepted: Accepted) -> bool:
        return any(settles(accepted, problem) for problem in problems)

    accepted = tuple(each for each in programme.options.accepted if concerns(each))
    return replace(programme, options=replace(programme.options, accepted=accepted))


def _own_result(result: Result, lines: Iterable[Contribution]) -> Result:
    own = _from_own_gate(lines)
    return replace(
        result,
        contributions=own,
        totals=totals_of(own),
        by_gas={},
        first_rule={},
        unit_scores={},
        purchases=(),
        sites=(),
    )


def _from_own_gate(lines: Iterable[Contribution]) -> tuple[Contribution, ...]:
    seen: dict[tuple[object, ...], Contribution] = {}
    for line in lines:
        key = (line.product, line.line, line.item, line.stated.stage, line.factor_key, line.place)
        if key not in seen:
            seen[key] = _one_unit(line)
    return tuple(seen.values())


def _one_unit(line: Contribution) -> Contribution:
    amount = line.activity * line.conversion * line.share / line.output
    scores = {name: amount * factor for name, factor in line.factor.items()}
    return replace(line, stage=line.stated.stage, demand=1.0, scores=scores)
