"""What the assessments say of a study; what one said of the same before is kept.

An assessment looks at the study, the day, the recorded runs, what it is asked, and the files that
this names; the table of requirements at the other assessments too.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import REQUIREMENTS, Assessed, assess_one, each_in_turn
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.editions import rule_files
from bw_cfp_programme.programme.study import OpenStudy
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Audience

_KIND = "assessed"


class Shown(NamedTuple):
    """A study, and who sees it."""

    opened: OpenStudy
    audience: Audience


def all_assessed(
    opened: OpenStudy, audience: Audience, progress: Progress = silent
) -> list[Assessed]:
    """All assessments as they are usually asked, in the order of the report."""
    shown = Shown(opened, audience)
    others = _others(shown, progress)
    return [_kept(shown, REQUIREMENTS.name, {}, progress, others), *others]


def one_assessed(
    opened: OpenStudy,
    audience: Audience,
    name: str,
    asked: Mapping[str, object],
    progress: Progress = silent,
) -> Assessed:
    """One assessment; what it is `asked` and errors as `assess_one`."""
    return _kept(Shown(opened, audience), name, asked, progress)


def _kept(
    shown: Shown,
    name: str,
    asked: Mapping[str, object],
    progress: Progress = silent,
    others: Sequence[Assessed] | None = None,
) -> Assessed:
    study, audience = shown

    def work() -> Assessed:
        known = others
        if name == REQUIREMENTS.name and known is None and not asked.get("rules"):
            known = _others(shown, progress)
        return assess_one(study.shown_to(audience), name, others=known, progress=progress, **asked)

    of = {"study": study.report_key(audience), "name": name, "asked": _by_content(asked)}
    return cache.kept(_KIND, cache.key_of(of), Assessed, work)


def _others(shown: Shown, progress: Progress) -> list[Assessed]:
    return each_in_turn(lambda name: _kept(shown, name, {}), progress)


def _by_content(asked: Mapping[str, object]) -> dict[str, object]:
    """What is asked, other rules by what their files say."""
    files = rule_files(rule_sets.load(str(asked["rules"]))) if asked.get("rules") else ()
    return {**asked, "files": list(map(sha256, files))}
