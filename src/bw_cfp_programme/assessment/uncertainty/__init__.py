"""Uncertainty: how far the footprint may be off, by three methods on the same lines.

`spread` makes a distribution of stated bounds and `background` one of a database's own, `of_study`
makes terms of lines, and `root_sum`, `moments` and `monte_carlo` combine them.
"""

from bw_cfp_programme.assessment.study import Assessed, Study


def assess_uncertainty(study: Study) -> Assessed:
    """The footprint's range, what it comes from, and every site's as the inventory form has it."""
    from bw_cfp_programme.assessment.uncertainty.assessed import assessed  # noqa: PLC0415 - numpy

    return assessed(study)


__all__ = ["assess_uncertainty"]
