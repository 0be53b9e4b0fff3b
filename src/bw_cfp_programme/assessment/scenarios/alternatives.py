"""What the footprint would be: under stated scenarios, and by other methods of recycling."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.scenarios.effect import by_name, read, total_under
from bw_cfp_programme.assessment.scenarios.recycled import shared
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import text
from bw_cfp_programme.results import Alternative


def alternatives(study: Study) -> Iterator[Alternative]:
    """Every alternative that `programme.toml` states, in the order of the file."""
    yield from _scenarios(study)
    yield from _recycling(study)


def _scenarios(study: Study) -> Iterator[Alternative]:
    for name, effects in by_name(read(study)[0]).items():
        first, total = effects[0].statement, total_under(study, effects)
        yield Alternative(
            choice="scenario",
            subject=text(f"stage.{first.stage}"),
            chosen=text("subject.base_scenario"),
            other=name,
            total=total,
            reason="" if total is not None else text("reason.no_factor"),
            place=first.place,
        )


def _recycling(study: Study) -> Iterator[Alternative]:
    """By every method that the rule set does not forbid, except the one that counts."""
    for one in shared(study):
        if not one.counts and one.admissible is not False:
            yield Alternative(
                choice="recycling",
                subject=one.table.material,
                chosen=text(f"recycling_method.{one.table.method}"),
                other=text(f"recycling_method.{one.method}"),
                total=one.total,
                reason="" if one.total is not None else text("reason.no_recycling_value"),
                place=one.table.place,
            )
