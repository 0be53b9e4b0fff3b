"""What pools did not hand on, and why nobody got it."""

from collections.abc import Sequence

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import Remainder
from bw_cfp_programme.sections import Column, Kind, Section

_FIELDS: Sequence[Field[Remainder]] = (
    (Column("member"), lambda each: each.member),
    (Column("line"), lambda each: each.line),
    (Column("item"), lambda each: each.item),
    (Column("amount", Kind.NUMBER), lambda each: each.amount),
    (Column("unit", Kind.UNIT), lambda each: each.unit),
    (Column("pool", Kind.TERM, "place"), lambda each: each.pool),
    (Column("cause", Kind.TERM, "remainder"), lambda each: each.cause),
    (Column("reason"), lambda each: each.reason),
    (Column("estimate_per_unit", Kind.NUMBER, detail=True), lambda each: each.estimate),
    (Column("source", Kind.PLACE), lambda each: each.place),
)


def remainders(study: Study) -> Section:
    """In the line's own unit."""
    return tabulate("remainders", _FIELDS, study.result.remainders)
