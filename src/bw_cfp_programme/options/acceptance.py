"""`[[accepted]]`: problems that somebody looked at and can live with; they are still reported."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field has the table's own word

from bw_cfp_programme.options.base import Option


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted(Option):
    """Who accepts problems of a kind, when and why; blank places accept them everywhere."""

    code: str
    name: str
    date: Date
    reason: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
