"""Legs: by what, and whether through the air."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission

AIR = "air"


def leg_without_mode(submission: Submission, _: Context) -> Iterator[Problem]:
    """Nobody can choose a factor for a leg without knowing what carries it."""
    for line in _legs(submission):
        if line.is_blank("mode"):
            yield problem("leg_without_mode", line.at("mode"), line=line.title)


def air_freight(submission: Submission, _: Context) -> Iterator[Problem]:
    """Aircraft are inside the total and told apart (ISO 14067, 7.2)."""
    for line in _legs(submission):
        if line.mode == AIR:
            yield problem("air_freight", line.at("mode"), line=line.title)


def _legs(submission: Submission) -> Iterator[InventoryLine]:
    for line in submission.lines:
        if line.sheet == "transport" or line.category == "distribution_transport":
            yield line


CHECKS = (leg_without_mode, air_freight)
