"""Runs the checks: ours in the order in which a consultant would ask, then those of others.

A check is a function named after what it finds. It looks at one whole workbook, changes nothing,
and skips fields that the reader already reported, so that one mistake gives one problem.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from inspect import isfunction, signature

from bw_cfp_programme import plugins
from bw_cfp_programme.checks import (
    alike,
    allocation_keys,
    balance,
    completeness,
    duplicates,
    gases,
    life_cycle,
    loops,
    member,
    monthly,
    offsets,
    own_use,
    packs,
    period,
    products,
    references,
    sense,
    supply,
    transport,
    waste,
)
from bw_cfp_programme.checks.amounts import (
    after_gate,
    beside,
    bought,
    declared,
    earlier,
    inventory,
    keys,
    legs,
    odd_units,
    said_twice,
    twice,
)
from bw_cfp_programme.checks.amounts import alike as alike_lines
from bw_cfp_programme.checks.amounts import members as other_members
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.errors import BwCfpError
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.last_resort import our_failure
from bw_cfp_programme.problems import Problem, Severity, in_reading_order
from bw_cfp_programme.records import Submission

Check = Callable[[Submission, Context], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *member.CHECKS,
    *period.CHECKS,
    *duplicates.CHECKS,
    *references.CHECKS,
    *products.CHECKS,
    *supply.CHECKS,
    *completeness.CHECKS,
    *sense.CHECKS,
    *balance.CHECKS,
    *waste.CHECKS,
    *packs.CHECKS,
    *monthly.CHECKS,
    *gases.CHECKS,
    *transport.CHECKS,
    *life_cycle.CHECKS,
    *offsets.CHECKS,
    *allocation_keys.CHECKS,
    *alike.CHECKS,
    *own_use.CHECKS,
    *twice.CHECKS,
    *said_twice.CHECKS,
    *declared.CHECKS,
    *odd_units.CHECKS,
    *keys.CHECKS,
    *legs.CHECKS,
    *bought.CHECKS,
    *beside.CHECKS,
    *after_gate.CHECKS,
    *alike_lines.CHECKS,
    *inventory.CHECKS,
    *other_members.CHECKS,
    *earlier.CHECKS,
)

Across = Callable[[Sequence[Submission], Context], Iterator[Problem]]
"""A check that looks at all workbooks of a programme together."""
ACROSS: tuple[Across, ...] = (*loops.ACROSS,)


@cache
def all_checks() -> tuple[Check, ...]:
    """Our checks, then those of other packages."""
    return plugins.together(
        plugins.CHECKS,
        CHECKS,
        name=lambda check: check.__name__,
        fits=_is_check,
        wanted="a function of a submission and a context",
    )


def _is_check(found: object) -> bool:
    if not isfunction(found):
        return False
    try:
        signature(found).bind(None, None)
    except TypeError:
        return False
    return True


def check_submission(submission: Submission, context: Context) -> list[Problem]:
    """What is wrong with one workbook, in reading order; cells that failed stay the reader's."""
    failed = {
        record.cells[name]
        for record in submission.records()
        for name in record.failed & record.cells.keys()
    }
    found = (problem for check in all_checks() for problem in check(submission, context))
    return in_reading_order(problem for problem in found if problem.place not in failed)


def check_all(readings: Iterable[Reading], context: Context) -> list[Problem]:
    """What is wrong with several workbooks that know of each other, in reading order.

    Includes what the reader told; its errors are not told again by a check of the same cell.
    """
    read = tuple(readings)
    submissions = [reading.submission for reading in read if reading.submission]
    context = context.with_workbooks(submissions).with_market(submissions)
    found = (problem for one in read for problem in check_reading(one, context))
    return in_reading_order([*found, *check_across(read, context)])


def check_across(readings: Iterable[Reading], context: Context) -> Iterator[Problem]:
    """What is wrong between workbooks that each may be right in itself."""
    submissions = [reading.submission for reading in readings if reading.submission]
    for check in ACROSS:
        yield from check(submissions, context)


def check_reading(reading: Reading, context: Context) -> Iterator[Problem]:
    """What the reader told of a workbook, and what the checks find, each thing once."""
    yield from reading.problems
    if reading.submission is None:
        return
    told = {p.place for p in reading.problems if p.severity is Severity.ERROR and p.place.cell}
    context = replace(context, unread=reading.unread)
    try:
        found = check_submission(reading.submission, context)
    except BwCfpError:  # of a plug-in, or of the rules: no fault of this workbook's
        raise
    except Exception as error:  # noqa: BLE001 - the last resort
        yield our_failure(reading.submission.file, error)
        return
    yield from (problem for problem in found if problem.place not in told)
