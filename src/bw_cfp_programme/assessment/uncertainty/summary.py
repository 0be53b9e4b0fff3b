"""A distribution in five numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
    """2.5, 50 and 97.5 % points, mean, and standard deviation, kg CO2e."""

    low: float
    median: float
    high: float
    mean: float
    deviation: float
