"""What an assessment is given, and what it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from bw_cfp_programme.assessment.parameters import Parameter, parameters_of
from bw_cfp_programme.folder.answers import Answers, SignedAnswer
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.options import Verification
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import InventoryLine, Programme, Submission
from bw_cfp_programme.results import Alternative, ComputedLine, Key, Result, SiteLine
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.sections import Section

if TYPE_CHECKING:  # `--help` works without numpy
    import numpy as np
    from numpy.typing import NDArray

    from bw_cfp_programme.assessment.sampling import Sampling


@dataclass(frozen=True, kw_only=True)
class Study:
    """A footprint with all that stands behind it.

    Attributes:
        programme: with its optional tables.
        result: the footprint, kg CO2e per declared unit.
        submissions: the workbooks behind it, as read.
        today: the day of the assessment.
        problems: what the checks say of the workbooks.
        runs: results that were recorded, the oldest first, and this one last.
        answers: what verifiers signed.
        alternatives: gives the footprint under other choices; worked out when it is called.
        background_draws: gives factor -> its draws relative to what it is, of factors that vary by
            the distributions of their own database; None where there is no Brightway.
    """

    programme: Programme
    result: Result
    today: date
    submissions: tuple[Submission, ...] = ()
    problems: tuple[Problem, ...] = ()
    runs: tuple[StoredRun, ...] = ()
    answers: Answers = field(default_factory=Answers)
    alternatives: Callable[[], Sequence[Alternative]] = field(
        default=tuple, repr=False, compare=False
    )
    background_draws: "Callable[[Sampling], Mapping[Key, NDArray[np.float64]]] | None" = field(
        default=None, repr=False, compare=False
    )
    _entries: Mapping[tuple[str, str], InventoryLine] = field(init=False, repr=False, compare=False)
    _sites: Mapping[str, list[SiteLine]] = field(init=False, repr=False, compare=False)
    _workbooks: Mapping[str, Submission] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the workbooks, their lines and the sites' lines."""
        known = {(s.sha256, line.line or ""): line for s in self.submissions for line in s.lines}
        sites: dict[str, list[SiteLine]] = {}
        for line in self.result.sites:
            sites.setdefault(line.member, []).append(line)
        object.__setattr__(self, "_entries", known)
        object.__setattr__(self, "_sites", sites)
        workbooks = {s.facility.member or "": s for s in reversed(self.submissions)}
        object.__setattr__(self, "_workbooks", workbooks)

    @property
    def rules(self) -> RuleSet:
        """What the programme keeps to."""
        return self.programme.rule_set

    @property
    def answer(self) -> SignedAnswer | None:
        """The verifier's word: the latest signed answer that is believed."""
        return next(reversed(self.answers.believed), None)

    @property
    def verification(self) -> Verification | None:
        """The statement of who verified: signed, else as a person entered it."""
        return (
            self.answer.facts.verification if self.answer else self.programme.options.verification
        )

    @property
    def applied_on(self) -> date | None:
        """The day of the application for a label, where somebody stated it."""
        texts = self.programme.options.study
        return texts.application_date if texts else None

    def entry(self, line: ComputedLine) -> InventoryLine | None:
        """The workbook's line behind a result's; None for declared results and credits."""
        return self._entries.get((line.stated.workbook, line.line))

    def site(self, member: str) -> Sequence[SiteLine]:
        """A member's lines before allocation, kg CO2e for the period."""
        return self._sites.get(member, ())

    def submission(self, member: str) -> Submission | None:
        """A member's workbook."""
        return self._workbooks.get(member)


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessed:
    """Tables for people, and Problems for what is missing or against the rule set.

    Attributes:
        topic: the assessment's name; `assess` fills it in.
        passed: False where something that was asked for is not met, so that a script can wait.
    """

    topic: str = ""
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed: bool = True


Assess = Callable[..., Assessed]
"""The function of an assessment."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment by the name of its command; it is loaded when it is asked.

    `assess` takes the study, and by keyword what may be asked besides (`parameters`).
    """

    name: str
    load: Callable[[], Assess]

    @property
    def assess(self) -> Assess:
        """The function itself."""
        return self.load()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """What may be asked of it."""
        return parameters_of(self.assess)
