"""Alternatives that the study itself states: what was left out, and other scenarios."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.cut_off.left_out import LeftOut, left_out
from bw_cfp_programme.assessment.electricity import contract_alternatives
from bw_cfp_programme.assessment.scenarios import alternatives
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.labels import text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import TOTAL, Alternative


def stated_alternatives(study: Study) -> Iterator[Alternative]:
    """Cut-offs counted again, one by one and all of them, and each scenario that is stated."""
    items = [item for item in left_out(study) if not item.outside]
    yield from (_restored(study, item) for item in items)
    estimates = [item.estimate for item in items if item.estimate is not None]
    if len(items) > 1 and estimates:
        yield Alternative(
            choice="cut_off",
            subject=text("subject.all_left_out"),
            chosen=text("subject.left_out"),
            other=text("subject.counted"),
            total=study.result.totals[TOTAL] + sum(estimates),
            place=Place(FILE, cell="exclusions"),
        )
    yield from alternatives(study)
    yield from contract_alternatives(study)


def _restored(study: Study, item: LeftOut) -> Alternative:
    known = item.estimate is not None
    return Alternative(
        choice="cut_off",
        subject=item.what,
        chosen=text("subject.left_out"),
        other=text("subject.counted"),
        total=study.result.totals[TOTAL] + (item.estimate or 0.0) if known else None,
        reason="" if known else text("reason.no_estimate"),
        place=item.place,
    )
