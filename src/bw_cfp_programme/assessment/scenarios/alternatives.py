"""What the footprint would be: under stated scenarios, and by other methods of recycling."""

from collections.abc import Iterator
from dataclasses import dataclass

from bw_cfp_programme.assessment.scenarios.effect import by_name, read, total_under
from bw_cfp_programme.assessment.scenarios.recycled import shared
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternative:
    """Something that could have been assumed instead.

    Attributes:
        total: the footprint under it, kg CO2e per declared unit.
        place: where it is stated.
    """

    title: Text
    total: float
    place: Place


def alternatives(study: Study) -> tuple[Alternative, ...]:
    """Every alternative that can be worked out, in the order of the file."""
    return (*_scenarios(study), *_recycling(study))


def _scenarios(study: Study) -> Iterator[Alternative]:
    for name, named in by_name(read(study)[0]).items():
        total = total_under(study, named)
        if total is not None:
            yield Alternative(title=name, total=total, place=named[0].statement.place)


def _recycling(study: Study) -> Iterator[Alternative]:
    """By every method that the rule set does not forbid, except the one that counts."""
    for one in shared(study):
        if one.total is not None and not one.counts and one.admissible is not False:
            yield Alternative(title=one.title, total=one.total, place=one.table.place)
