"""`[validity]` and `[[changes]]`: from when to when a study holds, and what happened since."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - the field has the table's own word
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import CODE, term


@dataclass(frozen=True, kw_only=True, slots=True)
class Validity(Option):
    """The period that the footprint is representative of, and the approval of its label.

    `supersedes` holds names of `[[earlier_studies]]` that it takes the place of.
    """

    representative_from: Date | None = None
    representative_to: Date | None = None
    basis: str = ""
    approved: Date | None = None
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change(Option):
    """A change at a member; `kind` is a term of `change_kind`.

    `date` is the day on which it starts, `completed` that on which it is done.
    """

    member: Annotated[str, CODE]
    date: Date
    kind: Annotated[str, term("change_kind")]
    what: str
    completed: Date | None = None
