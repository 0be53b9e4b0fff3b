"""Who may see what of a member: what its workbook says of itself, and who is asking."""

from collections.abc import Collection
from dataclasses import replace
from typing import Literal, TypeVar, get_args

from bw_cfp_programme.records.base import RAW, RESULT, VERIFIER
from bw_cfp_programme.records.plant import DeclaredResult, Facility, Product
from bw_cfp_programme.records.submission import Submission

Row = TypeVar("Row", Facility, Product, DeclaredResult)
Audience = Literal["lead", "verifier", "public"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

_SHOWN: dict[str, tuple[Audience, ...]] = {
    RAW: ("lead", "verifier"),
    VERIFIER: ("verifier",),
    RESULT: (),
}
CALCULATED = (RAW, VERIFIER)
"""Disclosures by which a member's footprint is worked out from its lines."""

_FACILITY = ("member", "country", "period_start", "period_end", "disclosure")
_PRODUCT = ("product", "name_zh", "name_en", "role", "unit", "mass_per_unit")
_RESULT = ("product", "indicator", "stage", "value", "unit", "standard", "verification")
"""What anybody may know who buys of a member: whose products they are, and what they declare."""


def shows_lines(disclosure: str | None, audience: Audience) -> bool:
    """Whether a member that discloses so lets an audience see its lines.

    All else of it is its products and their results. What says nothing is shown to nobody.
    """
    return audience in _SHOWN.get(disclosure or "", ())


def keeps_back(member: str, disclosure: str | None, audience: Audience, lead: str) -> bool:
    """Whether an audience sees no line of a member; the lead sees its own in any case."""
    own = audience == "lead" and member == lead
    return not (own or shows_lines(disclosure, audience))


def outline(submission: Submission) -> Submission:
    """What is left of a workbook where no line of it is shown: its products and declarations."""
    facility = _only(submission.facility, _FACILITY)
    if facility.disclosure in CALCULATED:
        facility = replace(facility, disclosure=RESULT)
    return replace(
        submission,
        facility=facility,
        products=tuple(_only(row, _PRODUCT) for row in submission.products),
        results=tuple(_only(row, _RESULT) for row in submission.results),
        processes=(),
        lines=(),
        allocation=(),
        evidence=(),
    )


def _only(row: Row, names: Collection[str]) -> Row:
    """A row with these fields alone; of others nobody learns what stood there, or whether."""
    kept = {name: getattr(row, name) for name in names}
    failed = row.failed.intersection(names)
    return type(row)(place=row.place, cells=row.cells, failed=failed, **kept)
