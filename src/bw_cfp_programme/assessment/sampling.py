"""How Monte Carlo draws; two runs of one sampling are equal."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Sampling:
    """A number of draws that can be repeated.

    Attributes:
        draws: how many footprints.
        seed: where the streams of random numbers begin.
        workers: threads; the result does not depend on them.
        background_draws: how many times databases with distributions of their own are drawn from;
            each is a system to be solved, and serves for as many footprints as it takes.
    """

    draws: int = 10_000
    seed: int = 14067
    workers: int = 1
    background_draws: int = 200
