"""Workbooks as a programme reads them: each content once, and of it what its member discloses.

A member that gives its result only has its lines read by nobody but `check`: they stand in no
cache, database or output.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.errors import BwCfpError
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.submissions import Received, as_received
from bw_cfp_programme.forms import Reading, read
from bw_cfp_programme.labels import find
from bw_cfp_programme.last_resort import our_failure
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import CALCULATED, outline

DISCLOSED = ("guide", "facility", "products", "result")
"""Sheets of which a member that gives its result only keeps nothing back."""
_KIND = "reading"


def read_all(
    files: Sequence[Received], progress: Progress, *, whole: bool = False
) -> list[Reading]:
    """Read workbooks one after the other; what was read before comes from the cache.

    Args:
        files: workbooks, each with the name that its sender gave it.
        progress: told of every file.
        whole: also what a member does not disclose, for the eyes of who has the file at hand.

    Every file has its own reading, whatever is in it.
    """
    readings = []
    for done, one in enumerate(files):
        progress(one.name, done, len(files))
        readings.append(_read(one, whole=whole))
    return readings


def _read(file: Received, *, whole: bool) -> Reading:
    key = cache.key_of({"workbook": file.sha256, "name": file.name})
    kept = cache.find(_KIND, key, Reading)
    if kept is not None and not (whole and not _is_shown(kept)):
        return kept
    try:
        reading = read(file.path, name=file.name)
    except OSError as error:
        return _unread(problem("cannot_open", Place(file.name), reason=error.strerror or error))
    except BwCfpError:  # of a plug-in: no fault of this workbook's
        raise
    except Exception as error:  # noqa: BLE001 - the last resort
        return _unread(our_failure(file.name, error))
    disclosed = as_disclosed(reading)
    if as_received(file.path).sha256 == file.sha256:  # nobody replaced it while it was read
        cache.keep(_KIND, key, disclosed)
    return reading if whole else disclosed


def _unread(told: Problem) -> Reading:
    return Reading(None, (told,))


def _is_shown(reading: Reading) -> bool:
    """Whether a programme reads more than an outline; of what cannot be read nothing is known."""
    submission = reading.submission
    return submission is None or submission.facility.disclosure in CALCULATED


def as_disclosed(reading: Reading) -> Reading:
    """What a programme may know of a workbook."""
    submission = reading.submission
    if submission is None or _is_shown(reading):
        return reading
    told = (problem.withheld() for problem in reading.problems if _is_used(problem))
    return replace(reading, submission=outline(submission), problems=tuple(told))


def _is_used(problem: Problem) -> bool:
    """Whether it is of a sheet that an outline is made of."""
    sheet = problem.place.sheet
    return not sheet or find("sheet", sheet) in DISCLOSED


def programme_folder(path: Path) -> Path | None:
    """The folder itself, or the nearest above it or a file, that has a `programme.toml`."""
    here = path.resolve()
    found = (folder for folder in (here, *here.parents) if (folder / FILE).is_file())
    return next(found, None)


def context_alone() -> tuple[Context, Problem]:
    """A workbook without a programme is held to the newest rules, and that is told."""
    rules = rule_sets.newest()
    words = {"rule_set": rules.id, "en": rules.title_en, "zh_TW": rules.title_zh}
    return Context(assumed=rules), problem("rule_set_assumed", Place(FILE), **words)
