"""What checks and assessments found, open or accepted."""

from collections.abc import Sequence
from dataclasses import replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.reporting.acceptances import Settled, settle
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.sections import Column, Kind, Section

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_FIELDS: Sequence[Field[Settled]] = (
    (Column("severity", Kind.TERM, "severity"), lambda each: each[0].severity.value),
    (Column("code", detail=True), lambda each: each[0].code),
    (Column("source", Kind.PLACE), lambda each: each[0].place),
    (
        Column("message"),
        lambda each: Text(zh_TW=each[0].message("zh_TW"), en=each[0].message("en")),
    ),
    (
        Column("remedy"),
        lambda each: Text(zh_TW=each[0].remedy("zh_TW"), en=each[0].remedy("en")),
    ),
    (Column("standing", Kind.TERM, "standing"), lambda each: "accepted" if each[1] else ""),
    (Column("accepted_by"), lambda each: each[1].name if each[1] else ""),
    (Column("accepted_on"), lambda each: each[1].date.isoformat() if each[1] else ""),
    (Column("accepted_because"), lambda each: each[1].reason if each[1] else ""),
)


def problems(study: Study) -> Section:
    """Open ones first, errors before warnings before hints, so that a long list hides no error."""
    settled = sorted(settle(study.problems, study.programme.options.accepted), key=_rank)
    return replace(
        tabulate("problems", _FIELDS, settled), together=("severity", "standing", "remedy")
    )


def _rank(settled: Settled) -> tuple[bool, int]:
    return settled[1] is not None, _ORDER.index(settled[0].severity)
