"""What a scenario comes to, worked out exactly from the result: factors of lines x new amounts."""

from dataclasses import dataclass
from functools import cached_property

from bw_cfp_programme.assessment.scenarios import lines
from bw_cfp_programme.assessment.scenarios.reading import read_end_of_life, read_use
from bw_cfp_programme.assessment.scenarios.statement import Flow, Statement
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.results import TOTAL

CUT_OFF = "cut_off"


@dataclass(frozen=True, kw_only=True, slots=True)
class Priced:
    """A flow with its factor, kg CO2e per `flow.unit`, and where that comes from.

    `basis`: "own_line", "other_line", "cut_off" (a recycled material's next life carries it), or ""
    with no factor.
    """

    flow: Flow
    factor: float | None
    basis: str

    @property
    def score(self) -> float | None:
        """Emissions in kg CO2e per declared unit."""
        return None if self.factor is None else self.flow.amount * self.factor


@dataclass(frozen=True)
class Effect:
    """A statement held against the result.

    Attributes:
        present: kg CO2e per declared unit of its lines as the study counts them.
    """

    study: Study
    statement: Statement

    @cached_property
    def own(self) -> lines.Lines:
        """The lines that it names."""
        return lines.own_lines(self.study, self.statement)

    @cached_property
    def present(self) -> float:
        """As the study counts them."""
        return lines.score(self.own)

    @cached_property
    def priced(self) -> tuple[Priced, ...]:
        """Its flows with factors."""
        return tuple(self._price(flow) for flow in self.statement.flows)

    @property
    def stated(self) -> float | None:
        """In kg CO2e per declared unit under the statement; None where a factor is missing."""
        scores = [priced.score for priced in self.priced]
        known = [score for score in scores if score is not None]
        return sum(known) if len(known) == len(scores) and self.own else None

    def _price(self, flow: Flow) -> Priced:
        own = lines.standing_for(self.study, flow, self.own)
        if own:
            return Priced(flow=flow, factor=lines.factor(own, flow.unit), basis="own_line")
        if (
            flow.treatment == "recycling"
            and CUT_OFF in (self.study.rules.recycling_methods or ())[:1]
        ):
            return Priced(flow=flow, factor=0.0, basis=CUT_OFF)
        other = lines.elsewhere(self.study, flow)
        known = lines.factor(other, flow.unit)
        return Priced(flow=flow, factor=known, basis="" if known is None else "other_line")


def read(study: Study) -> tuple[list[Effect], list[Problem]]:
    """The tables of a programme that can be worked out, and what is wrong with the others."""
    options = study.programme.options
    found = [read_use(table) for table in options.scenarios]
    found += [read_end_of_life(table) for table in options.end_of_life]
    effects = [Effect(study, each) for each in found if isinstance(each, Statement)]
    return effects, [each for each in found if isinstance(each, Problem)]


def by_name(effects: list[Effect]) -> dict[Text, list[Effect]]:
    """Alternatives under their names."""
    named: dict[Text, list[Effect]] = {}
    for effect in effects:
        if not effect.statement.is_base:
            named.setdefault(effect.statement.name, []).append(effect)
    return named


def total_under(study: Study, effects: list[Effect]) -> float | None:
    """The footprint with all of these instead of what is counted; None where one is unknown."""
    changes = [e.stated - e.present for e in effects if e.stated is not None]
    whole = len(changes) == len(effects)
    return study.result.totals[TOTAL] + sum(changes) if whole else None
