"""What the checks say of a programme's workbooks; what they said of the same before is kept.

A check looks at one workbook, at the programme, and at what other members make and take: where none
of that changed, neither did what it says. What is wrong between workbooks is looked for every time.
"""

from collections.abc import Sequence
from dataclasses import fields

from bw_cfp_programme.checks import check_across, check_reading
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.earlier import earlier_workbooks
from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Problem, in_reading_order
from bw_cfp_programme.records import Programme

_KIND = "checked"


def check_standing(
    pairs: Sequence[tuple[Received, Reading]], programme: Programme
) -> list[Problem]:
    """What is wrong with workbooks that know of each other, in reading order."""
    submissions = [reading.submission for _, reading in pairs if reading.submission]
    earlier = earlier_workbooks(programme.folder, programme) if programme.folder else {}
    context = Context(programme=programme, earlier=earlier)
    context = context.with_workbooks(submissions).with_market(submissions)
    known = {"products": context.products_by_member, "names": context.market.names()}
    common = cache.key_of({**_said(programme), **known})
    found = [_checked(file, reading, context, common) for file, reading in pairs]
    between = check_across((reading for _, reading in pairs), context)
    return in_reading_order([*(problem for each in found for problem in each), *between])


def _said(programme: Programme) -> dict[str, str]:
    """All that a programme says, but for where its folder lies."""
    names = (field.name for field in fields(programme) if field.compare and field.repr)
    return {name: repr(getattr(programme, name)) for name in names}


def _checked(
    file: Received, reading: Reading, context: Context, common: str
) -> tuple[Problem, ...]:
    member = (reading.submission.facility.member or "") if reading.submission else ""
    others = context.files_by_member.get(member, ())
    before, own = context.earlier.get(member), reading.submission
    around = context.market.around(own) if own else ()
    earlier = before and (before.file, before.sha256)
    said = {"of": file.sha256, "name": file.name, "in": common, "files": others}
    key = cache.key_of({**said, "around": around, "earlier": earlier})
    return cache.kept(
        _KIND, key, tuple[Problem, ...], lambda: tuple(check_reading(reading, context))
    )
