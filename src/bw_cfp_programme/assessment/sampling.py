"""How Monte Carlo draws; two runs of one sampling are equal."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Sampling:
    """A number of draws that can be repeated.

    Attributes:
        draws: how many footprints.
        seed: where the streams of random numbers begin.
        workers: threads; the result does not depend on them.
    """

    draws: int = 10_000
    seed: int = 14067
    workers: int = 1
