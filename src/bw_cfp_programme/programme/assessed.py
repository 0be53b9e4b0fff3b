"""What the assessments say of a study; what one said of the same before is kept.

An assessment looks at the study, the day, the recorded runs, what it is asked, and the files that
this names; the table of requirements at the other assessments too.
"""

from collections.abc import Mapping, Sequence

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import REQUIREMENTS, Assessed, assess_one, each_in_turn
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.editions import rule_files
from bw_cfp_programme.programme.study import OpenStudy
from bw_cfp_programme.progress import Progress, silent

_KIND = "assessed"


def all_assessed(opened: OpenStudy, progress: Progress = silent) -> list[Assessed]:
    """All assessments as they are usually asked, in the order of the report."""
    others = _others(opened, progress)
    return [_kept(opened, REQUIREMENTS.name, {}, progress, others), *others]


def one_assessed(
    opened: OpenStudy, name: str, asked: Mapping[str, object], progress: Progress = silent
) -> Assessed:
    """One assessment; what it is `asked` and errors as `assess_one`."""
    return _kept(opened, name, asked, progress)


def _kept(
    opened: OpenStudy,
    name: str,
    asked: Mapping[str, object],
    progress: Progress = silent,
    others: Sequence[Assessed] | None = None,
) -> Assessed:
    def work() -> Assessed:
        known = others
        if name == REQUIREMENTS.name and known is None and not asked.get("rules"):
            known = _others(opened, progress)
        return assess_one(opened.study, name, others=known, progress=progress, **asked)

    of = {"study": opened.report_key, "name": name, "asked": _by_content(asked)}
    return cache.kept(_KIND, cache.key_of(of), Assessed, work)


def _others(opened: OpenStudy, progress: Progress) -> list[Assessed]:
    return each_in_turn(lambda name: _kept(opened, name, {}), progress)


def _by_content(asked: Mapping[str, object]) -> dict[str, object]:
    """What is asked, other rules by what their files say."""
    files = rule_files(rule_sets.load(str(asked["rules"]))) if asked.get("rules") else ()
    return {**asked, "files": list(map(sha256, files))}
