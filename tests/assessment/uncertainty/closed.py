"""Terms for cases that have an answer on paper, and how far draws may be from it."""

import math

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.assessment.uncertainty.monte_carlo import draw, summarise
from bw_cfp_programme.assessment.uncertainty.spread import CERTAIN, Spread
from bw_cfp_programme.assessment.uncertainty.terms import Amount, Term

EDGE = 1.959963984540054  # 97.5 % point of the standard normal distribution
DENSITY = math.exp(-(EDGE**2) / 2) / math.sqrt(2 * math.pi)  # of the standard normal there
SAMPLING = Sampling(draws=40_000, seed=3)
SIGMAS = 4.0  # how many standard errors a draw may be off: 1 in 16 000 by chance, and never anew


def amount(name, spread=CERTAIN):
    return Amount(name, spread, stated=True)


def term(name, score=1.0, activity=CERTAIN, factor=CERTAIN, source=None, *, stage="manufacturing"):
    """A line `name` on a factor of its own, or on `source`."""
    of = source or f"factor of {name}"
    return Term(amount(name, activity), amount(of, factor), {stage: score})


def total(terms, how=SAMPLING):
    """The drawn sum of terms that are all of the footprint."""
    footprint = {}
    for each in terms:
        for stage, score in each.scores.items():
            footprint[stage] = footprint.get(stage, 0.0) + score
    return sum(draw(footprint, terms, how).values())


def drawn(terms):
    return summarise(total(terms))


def products(terms):
    return [each.product() for each in terms]


def error_of_mean(deviation):
    return SIGMAS * deviation / math.sqrt(SAMPLING.draws)


def error_of_edge(deviation):
    """Of a 2.5 or 97.5 % point where the density is that of a normal of this deviation."""
    return SIGMAS * math.sqrt(0.025 * 0.975 / SAMPLING.draws) / DENSITY * deviation


def error_of_log_edge(edge, sigma):
    """The same for a lognormal: the error of the logarithm, times the value."""
    return abs(edge) * error_of_edge(sigma)


def lognormal(sigma):
    return Spread.lognormal(sigma)


def normal(bound):
    return Spread(bound, bound)
