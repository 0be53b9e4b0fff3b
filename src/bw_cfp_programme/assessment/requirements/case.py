"""What a check may look at: the study, what other assessments say, and what people wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bw_cfp_programme.assessment.requirements.where import named
from bw_cfp_programme.assessment.requirements.written import written
from bw_cfp_programme.assessment.study import Assessed, Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.problems import Place, Problem
from bw_cfp_programme.sections import Fact, Section


@dataclass(frozen=True)
class StudyCase:
    """One study before its requirements.

    Attributes:
        found: what the other assessments say.
        texts: key of `[study]` -> its text, where a person wrote one that says something.
    """

    study: Study
    found: Sequence[Assessed]
    texts: Mapping[str, str] = field(init=False)
    _sections: Mapping[str, tuple[str, Section]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index sections by key, and keep the texts that count."""
        sections = {s.key: (each.topic, s) for each in self.found for s in each.sections}
        object.__setattr__(self, "_sections", sections)
        object.__setattr__(self, "texts", written(self.study.programme.options.study))

    def section(self, key: str) -> Section | None:
        """A section of another assessment that has a row at least."""
        section = self._sections.get(key, ("", None))[1]
        return section if section is not None and section.rows else None

    def is_there(self, key: str) -> bool:
        """Whether an assessment gave a section at all."""
        return key in self._sections

    def fact(self, key: str, name: str) -> Fact | None:
        """A fact of a section, if there is one."""
        section = self._sections.get(key, ("", None))[1]
        facts = section.facts if section else ()
        return next((fact for fact in facts if fact.key == name), None)

    def problems(self, *codes: str) -> list[Problem]:
        """Problems of these kinds, of the workbooks' checks and of all assessments."""
        told = (*self.study.problems, *(p for each in self.found for p in each.problems))
        return [problem for problem in told if problem.code in codes]

    def where(self, key: str) -> Text:
        """Where a section stands."""
        topic = self._sections[key][0]
        return text("evidence.section", topic=named("topic", topic), section=named("section", key))

    def line(self, *keys: str) -> Text:
        """Where texts of `[study]` stand."""
        study = self.study.programme.options.study
        place = study.place if study else Place()
        return text("evidence.study", place=place, keys=", ".join(keys)) if keys else Text()
