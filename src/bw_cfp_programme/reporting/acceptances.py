"""Problems that somebody accepted: told apart from open ones, and never left out."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.options import Accepted
from bw_cfp_programme.problems import Problem, Severity, problem

Settled = tuple[Problem, Accepted | None]


def settle(problems: Sequence[Problem], accepted: Sequence[Accepted]) -> list[Settled]:
    """Each problem with its acceptance: open ones first, then accepted ones.

    An error cannot be accepted, since it forbids using its input; an acceptance that no problem is
    left for is a problem itself, so that a list of old ones does not hide a new one.
    """
    found = [(each, _acceptance(each, accepted)) for each in problems]
    unused = ((each, None) for each in _unused(problems, accepted))
    still_open = (pair for pair in found if pair[1] is None)
    return [*still_open, *unused, *(pair for pair in found if pair[1] is not None)]


def settles(accepted: Accepted, found: Problem) -> bool:
    """Whether a problem is accepted by it."""
    return found.severity is not Severity.ERROR and _covers(accepted, found)


def _acceptance(found: Problem, accepted: Sequence[Accepted]) -> Accepted | None:
    return next((each for each in accepted if settles(each, found)), None)


def _covers(accepted: Accepted, found: Problem) -> bool:
    place = found.place
    pairs = (
        (accepted.file, place.file),
        (accepted.sheet, place.sheet),
        (accepted.cell, place.cell),
    )
    return accepted.code == found.code and all(said in {"", there} for said, there in pairs)


def _unused(problems: Sequence[Problem], accepted: Sequence[Accepted]) -> Iterator[Problem]:
    for each in accepted:
        covered = [found for found in problems if _covers(each, found)]
        if not covered:
            yield problem("acceptance_unused", each.place, kind=each.code, name=each.name)
        elif all(found.severity is Severity.ERROR for found in covered):
            yield problem("acceptance_of_error", each.place, kind=each.code)
