"""A study as the public may see it: results of the product, and nothing of any member."""

from dataclasses import replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.assessment.signed_answer import faults
from bw_cfp_programme.folder.answers import Answers
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.options import Options
from bw_cfp_programme.problems import WITHHELD


def published(study: Study) -> Study:
    """Without members, problems, and what people wrote of members.

    The result has no line of anybody already: the product stands on one line per stage.
    """
    programme, result = study.programme, study.result
    said = programme.options
    kept = {name: getattr(said, name) for name in ("study", "label", "validity")}
    verified = None if any(faults(study)) else study.verification  # judged by what is hidden now
    options = Options(**kept, verification=verified)
    members = tuple(one for one in programme.members if one.code == programme.lead)
    return replace(
        study,
        programme=replace(programme, members=members, options=options),
        result=replace(result, missing=_unnamed(result.missing)),
        submissions=tuple(s for s in study.submissions if s.facility.member == programme.lead),
        problems=(),
        answers=Answers(),
        runs=tuple(_unnamed_run(run) for run in study.runs[-1:]),
    )


def _unnamed_run(run: StoredRun) -> StoredRun:
    stale, missing = _unnamed(run.stale), _unnamed(run.missing)
    return replace(run, ingredients={}, stale=stale, missing=missing)


def _unnamed(names: tuple[str, ...]) -> tuple[str, ...]:
    """That there are some is told, not who."""
    return (WITHHELD,) if names else ()
