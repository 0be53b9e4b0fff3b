"""Optional tables of `programme.toml`: what only a person can say about a study.

A new table is a record in a file here, a line in `ONE` or `MANY`, a field of `Options`, and its
keys in `data/programme_keys.csv`. What nobody wrote is empty: nothing is assumed for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.options.acceptance import Accepted
from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.cut_off import CutOffLimits
from bw_cfp_programme.options.exclusion import Exclusion
from bw_cfp_programme.options.recycling import Recycling
from bw_cfp_programme.options.scenario import EndOfLife, UseScenario
from bw_cfp_programme.options.study_texts import StudyTexts
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.options.verification import Verification

ONE: Mapping[str, type[Option]] = {
    "cut_off": CutOffLimits,
    "study": StudyTexts,
    "verification": Verification,
    "validity": Validity,
}
"""`[table]` -> its record."""

MANY: Mapping[str, type[Option]] = {
    "accepted": Accepted,
    "exclusions": Exclusion,
    "scenarios": UseScenario,
    "end_of_life": EndOfLife,
    "changes": Change,
    "recycling": Recycling,
}
"""`[[table]]` -> the record of each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """The optional tables of one programme; fields are named as the tables."""

    accepted: tuple[Accepted, ...] = ()
    cut_off: CutOffLimits | None = None
    exclusions: tuple[Exclusion, ...] = ()
    study: StudyTexts | None = None
    verification: Verification | None = None
    scenarios: tuple[UseScenario, ...] = ()
    end_of_life: tuple[EndOfLife, ...] = ()
    validity: Validity | None = None
    changes: tuple[Change, ...] = ()
    recycling: tuple[Recycling, ...] = ()


__all__ = [
    "MANY",
    "ONE",
    "Accepted",
    "EndOfLife",
    "Exclusion",
    "Option",
    "Options",
    "Recycling",
    "StudyTexts",
    "UseScenario",
    "Verification",
]
