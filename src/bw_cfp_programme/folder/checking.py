"""What the checks say of a programme's workbooks; what they said of the same before is kept.

A check looks at one workbook, at the programme, and at what all members make: where none of that
changed, neither did what it says. What is wrong between workbooks is looked for every time.
"""

from collections.abc import Sequence
from dataclasses import fields

from bw_cfp_programme.checks import check_across, check_reading
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Problem, in_reading_order
from bw_cfp_programme.records import Programme

_KIND = "checked"


def check_standing(
    pairs: Sequence[tuple[Received, Reading]], programme: Programme
) -> list[Problem]:
    """What is wrong with workbooks that know of each other, in reading order."""
    submissions = (reading.submission for _, reading in pairs if reading.submission)
    context = Context(programme=programme).with_workbooks(submissions)
    common = cache.key_of({**_said(programme), "products": context.products_by_member})
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
    key = cache.key_of({"of": file.sha256, "name": file.name, "in": common, "files": others})
    return cache.kept(
        _KIND, key, tuple[Problem, ...], lambda: tuple(check_reading(reading, context))
    )
