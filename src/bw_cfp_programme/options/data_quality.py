"""`[data_quality]`, `[[pedigree]]`: how data quality is judged, and what a person judged."""

from dataclasses import dataclass
from typing import Annotated

from bw_cfp_programme.options.base import Option
from bw_cfp_programme.options.kinds import Positive, term


@dataclass(frozen=True, kw_only=True, slots=True)
class DataQuality(Option):
    """How to judge.

    Attributes:
        scheme: of the scores, where the rule set names none; "": none.
        pedigree: the matrix that scores are turned into spreads by; "": none.
        site_scope: the lines that a site's grade is of, a name of `site_scope`; "": all of them.
    """

    scheme: Annotated[str, term("quality_scheme")] = ""
    pedigree: Annotated[str, term("pedigree_matrix")] = ""
    site_scope: Annotated[str, term("site_scope")] = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pedigree(Option):
    """Scores (1 best to 5) of how well a factor stands for what was really used.

    Attributes:
        factor: code or name of the factor that all scores are of, whichever line stands on it.
        member, line: the one line that they are of; they come before those of the factor.
        basic: uncertainty factor (squared geometric standard deviation) that the number had already
            if every score were 1.
    """

    reason: str
    factor: str = ""
    member: str = ""
    line: str = ""
    reliability: int | None = None
    completeness: int | None = None
    temporal: int | None = None
    geographical: int | None = None
    technological: int | None = None
    basic: Positive | None = None
