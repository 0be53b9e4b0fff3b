"""Results: a footprint that adds up, down to single lines of single workbooks.

All scores are kg CO2e per declared unit of the product under study.
"""

from bw_cfp_programme.results.lines import ComputedLine, Contribution, SiteLine
from bw_cfp_programme.results.parts import (
    AIRCRAFT,
    INDICATORS,
    TOTAL,
    AllocationStep,
    GasPart,
    Key,
    MappingDecision,
    Scores,
)
from bw_cfp_programme.results.result import Alternative, Remainder, Result

__all__ = [
    "AIRCRAFT",
    "INDICATORS",
    "TOTAL",
    "AllocationStep",
    "Alternative",
    "ComputedLine",
    "Contribution",
    "GasPart",
    "Key",
    "MappingDecision",
    "Remainder",
    "Result",
    "Scores",
    "SiteLine",
]
