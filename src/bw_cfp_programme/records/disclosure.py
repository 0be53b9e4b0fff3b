"""Who may see the lines of a member: what its workbook says of itself, and who is asking."""

from typing import Literal, get_args

from bw_cfp_programme.records.base import RAW, RESULT, VERIFIER

Audience = Literal["lead", "verifier", "public"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

_SHOWN: dict[str, tuple[Audience, ...]] = {
    RAW: ("lead", "verifier"),
    VERIFIER: ("verifier",),
    RESULT: (),
}


def shows_lines(disclosure: str | None, audience: Audience) -> bool:
    """Whether a member that discloses so lets an audience see its lines.

    All else of it is its products and their results. What says nothing is shown to nobody.
    """
    return audience in _SHOWN.get(disclosure or "", ())
