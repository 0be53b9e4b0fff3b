"""Mass balance with all its terms: the check's own balance (`checks/balance.py`), as a table."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.checks.balance import MassBalance, mass_balance
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_COLUMNS = (
    Column("member"),
    Column("balance_term", Kind.TERM, "balance_term"),
    Column("item"),
    Column("mass", Kind.NUMBER),
    Column("input_share", Kind.SHARE),
    Column("balance_verdict", Kind.TERM, "balance_verdict"),
    Column("place", Kind.PLACE),
)


def mass_section(study: Study) -> Section:
    """Every term of every member's balance, and below them the difference."""
    tolerance = study.rules.mass_balance_tolerance
    rows = [
        row
        for submission in study.submissions
        for row in _rows(submission.facility.member or "", mass_balance(submission), tolerance)
    ]
    return Section(
        key="mass_balance",
        columns=_COLUMNS,
        rows=tuple(rows),
        facts=(
            Fact("mass_tolerance", tolerance, Kind.SHARE),
            Fact("mass_tolerance_source", study.rules.sources.get("mass_balance_tolerance")),
        ),
    )


def _rows(
    member: str, balance: MassBalance, tolerance: float | None
) -> Iterator[tuple[Value, ...]]:
    if not balance.inputs or not balance.outputs:
        return
    entered = balance.entered
    sides = {"input": balance.inputs, "product": balance.products, "waste": balance.waste}
    for term, masses in sides.items():
        for mass in masses:
            share = mass.kilograms / entered if entered and mass.kilograms is not None else None
            yield (member, term, mass.name, mass.kilograms, share, None, mass.place)
    difference = None if balance.share is None else entered - balance.left
    verdict = _verdict(balance.share, tolerance)
    yield (member, "difference", "", difference, balance.share, verdict, None)


def _verdict(share: float | None, tolerance: float | None) -> str:
    if share is None:
        return "unknown"
    if tolerance is None:
        return "no_rule"
    return "within" if abs(share) <= tolerance else "outside"
