"""Optional tables of `programme.toml`: what only a person can say about a study.

A new table is a record in a file here, a field of `Options`, and words for its keys in
`data/programme_keys.csv`; a new key is a field and a row of words. What nobody wrote is empty:
nothing is assumed for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args, get_type_hints

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
from bw_cfp_programme.options.verification import Finding, Verification, Verifiers


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """The optional tables of one programme; fields are named as the tables."""

    cut_off: CutOffLimits | None = None
    label: Label | None = None
    study: StudyTexts | None = None
    verification: Verification | None = None
    verifiers: Verifiers | None = None
    validity: Validity | None = None
    reconciliation: ReconciliationLimit | None = None
    data_quality: DataQuality | None = None
    accepted: tuple[Accepted, ...] = ()
    findings: tuple[Finding, ...] = ()
    earlier_studies: tuple[EarlierStudy, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    scenarios: tuple[UseScenario, ...] = ()
    end_of_life: tuple[EndOfLife, ...] = ()
    changes: tuple[Change, ...] = ()
    differences: tuple[ExplainedDifference, ...] = ()
    recycling: tuple[Recycling, ...] = ()
    pedigree: tuple[Pedigree, ...] = ()
    electricity_contracts: tuple[ElectricityContract, ...] = ()
    carbon_content: tuple[CarbonContent, ...] = ()


_RECORDS: Mapping[str, type[Option]] = {
    name: get_args(hint)[0] for name, hint in get_type_hints(Options).items()
}
MANY = {name: _RECORDS[name] for name in _RECORDS if getattr(Options(), name) == ()}
"""`[[table]]` -> the record of each."""
ONE = {name: record for name, record in _RECORDS.items() if name not in MANY}
"""`[table]` -> its record."""


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
    "Finding",
    "Label",
    "Option",
    "Options",
    "Pedigree",
    "Recycling",
    "StudyTexts",
    "UseScenario",
    "Verification",
    "Verifiers",
]
