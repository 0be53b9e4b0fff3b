"""The pedigree matrix: five scores of a factor -> the lognormal spread of it.

Every indicator's score has an uncertainty factor U (a squared geometric standard deviation, 1 for
the best score). With the basic uncertainty they combine as

    GSD² = exp(sqrt(ln(U_basic)² + sum ln(U_i)²)),    sigma = ln(GSD²) / 2

(Frischknecht et al. 2007, Overview and Methodology, ecoinvent; so in pedigree-matrix of C. Mutel).
The factors stand in `data/pedigree`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from bw_cfp_programme.tables import read_table

INDICATORS = ("reliability", "completeness", "temporal", "geographical", "technological")
SCORES = (1, 2, 3, 4, 5)
Matrix = Mapping[str, tuple[float, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scores:
    """An indicator -> its score; indicators that nobody scored are absent.

    Attributes:
        derived: indicators whose score follows from the factor's year and place.
        basic: uncertainty factor beside the scores.
    """

    by_indicator: Mapping[str, int] = field(default_factory=dict)
    derived: frozenset[str] = frozenset()
    basic: float = 1.0

    @property
    def complete(self) -> bool:
        """Every indicator has a score."""
        return all(indicator in self.by_indicator for indicator in INDICATORS)


@cache
def load_matrix(name: str) -> Matrix:
    """Indicator -> uncertainty factors of the scores 1 to 5, of a matrix of `data/pedigree`."""
    rows = read_table(f"pedigree/{name}.csv")
    return {row["indicator"]: tuple(float(row[f"score_{n}"]) for n in SCORES) for row in rows}


def sigma(matrix: Matrix, scores: Scores) -> float | None:
    """Standard deviation of the logarithm; None where an indicator has no score.

    >>> round(sigma(load_matrix("ecoinvent"), Scores(by_indicator=dict.fromkeys(INDICATORS, 5))), 4)
    0.4618
    """
    if not scores.complete:
        return None
    factors = (matrix[name][scores.by_indicator[name] - 1] for name in INDICATORS)
    return math.hypot(math.log(scores.basic), *map(math.log, factors)) / 2
