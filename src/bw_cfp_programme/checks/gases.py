"""Emissions to air: every gas known by name, and counted by the programme's GWP edition."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.wording import name_of, nearest
from bw_cfp_programme.gwp import components, gas_names, load_edition
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission

CATEGORIES = ("air_emission", "refrigerant")


def unknown_gas(submission: Submission, _: Context) -> Iterator[Problem]:
    """A gas or refrigerant that no GWP edition of ours knows by name."""
    for line in _emissions(submission):
        if line.item and not components(line.item):
            suggestion = nearest(line.item, gas_names())
            yield problem("unknown_gas", line.at("item"), text=line.item, suggestion=suggestion)


def gas_without_factor(submission: Submission, context: Context) -> Iterator[Problem]:
    """A gas that the programme's edition does not count; leaving it out would make it a zero."""
    if context.gwp is None:
        return
    edition = load_edition(context.gwp)
    for line in _emissions(submission):
        missing = [key for key in components(line.item or "") if not edition.has_factor(key)]
        if missing:
            yield problem(
                "gas_without_factor",
                line.at("item"),
                line=name_of(line),
                gas=", ".join(missing),
                edition=edition.id,
            )


def _emissions(submission: Submission) -> Iterator[InventoryLine]:
    return (line for line in submission.lines if line.category in CATEGORIES)


CHECKS = (unknown_gas, gas_without_factor)
