"""`[[exclusions]]`: what was left out of the study, and why."""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import term


@dataclass(frozen=True, kw_only=True, slots=True)
class Exclusion(Option):
    """Something left out.

    Attributes:
        kind: a name in the namespace `exclusion` of `terms.csv`.
        estimate: kg CO2e per declared unit of the product under study; None: nobody knows.
        member, line: the workbook's line that it stands for, where there is one.
    """

    what: str
    kind: Annotated[str, term("exclusion")]
    stage: Annotated[str, term("stage")]
    reason: str
    estimate: float | None = None
    basis: str = ""
    member: str = ""
    line: str = ""
