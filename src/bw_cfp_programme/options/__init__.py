"""Optional tables of `programme.toml`: what only a person can say about a study.

A new table is a record in a file here, a line in `ONE` or `MANY`, a field of `Options`, and its
keys in `data/programme_keys.csv`. What nobody wrote is empty: nothing is assumed for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bw_cfp_programme.options.acceptance import Accepted
from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.carbon import CarbonContent
from bw_cfp_programme.options.cut_off import CutOffLimits
from bw_cfp_programme.options.data_quality import DataQuality, Pedigree
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.options.exclusion import Exclusion
from bw_cfp_programme.options.label import EarlierStudy, Label
from bw_cfp_programme.options.reconciliation import ExplainedDifference, ReconciliationLimit
from bw_cfp_programme.options.recycling import Recycling
from bw_cfp_programme.options.scenario import EndOfLife, UseScenario
from bw_cfp_programme.options.study_texts import StudyTexts
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.options.verification import Verification

ONE: Mapping[str, type[Option]] = {
    "cut_off": CutOffLimits,
    "label": Label,
    "study": StudyTexts,
    "verification": Verification,
    "validity": Validity,
    "reconciliation": ReconciliationLimit,
    "data_quality": DataQuality,
}
"""`[table]` -> its record."""

MANY: Mapping[str, type[Option]] = {
    "accepted": Accepted,
    "earlier_studies": EarlierStudy,
    "exclusions": Exclusion,
    "scenarios": UseScenario,
    "end_of_life": EndOfLife,
    "changes": Change,
    "differences": ExplainedDifference,
    "recycling": Recycling,
    "pedigree": Pedigree,
    "electricity_contracts": ElectricityContract,
    "carbon_content": CarbonContent,
}
"""`[[table]]` -> the record of each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """The optional tables of one programme; fields are named as the tables."""

    accepted: tuple[Accepted, ...] = ()
    cut_off: CutOffLimits | None = None
    earlier_studies: tuple[EarlierStudy, ...] = ()
    label: Label | None = None
    exclusions: tuple[Exclusion, ...] = ()
    study: StudyTexts | None = None
    verification: Verification | None = None
    scenarios: tuple[UseScenario, ...] = ()
    end_of_life: tuple[EndOfLife, ...] = ()
    validity: Validity | None = None
    changes: tuple[Change, ...] = ()
    reconciliation: ReconciliationLimit | None = None
    differences: tuple[ExplainedDifference, ...] = ()
    recycling: tuple[Recycling, ...] = ()
    data_quality: DataQuality | None = None
    pedigree: tuple[Pedigree, ...] = ()
    electricity_contracts: tuple[ElectricityContract, ...] = ()
    carbon_content: tuple[CarbonContent, ...] = ()


__all__ = [
    "MANY",
    "ONE",
    "Accepted",
    "CarbonContent",
    "DataQuality",
    "EarlierStudy",
    "ElectricityContract",
    "EndOfLife",
    "Exclusion",
    "Label",
    "Option",
    "Options",
    "Pedigree",
    "Recycling",
    "StudyTexts",
    "UseScenario",
    "Verification",
]
