"""Emissions: every gas known by name and counted by the GWP edition; pollutants told apart."""

from collections.abc import Iterator

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.gwp import components, gas_names
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.wording import nearest

EMISSIONS, POLLUTANTS = of_kind("emission"), of_kind("pollutant")


def unknown_gas(submission: Submission, _: Context) -> Iterator[Problem]:
    """A gas or refrigerant that no GWP edition of ours knows by name."""
    for line in _emissions(submission):
        if line.item and not components(line.item):
            suggestion = nearest(line.item, gas_names())
            yield problem("unknown_gas", line.at("item"), text=line.item, suggestion=suggestion)


def gas_without_factor(submission: Submission, context: Context) -> Iterator[Problem]:
    """A gas that the programme's edition does not count; leaving it out would make it a zero."""
    if context.programme is None:
        return
    edition = context.programme.gwp
    for line in _emissions(submission):
        missing = [key for key in components(line.item or "") if not edition.has_factor(key)]
        if missing:
            yield problem(
                "gas_without_factor",
                line.at("item"),
                line=line.title,
                gas=", ".join(missing),
                edition=edition.id,
            )


def greenhouse_gas_as_pollutant(submission: Submission, _: Context) -> Iterator[Problem]:
    """A greenhouse gas among the pollutants, where nothing would count it."""
    for line in submission.lines:
        if _warms(line):
            words = {"text": line.item, "gas": ", ".join(components(line.item or ""))}
            yield problem("greenhouse_gas_as_pollutant", line.at("category"), **words)


def pollutants_not_counted(submission: Submission, _: Context) -> Iterator[Problem]:
    """Pollutants that the register keeps without an effect; told once, at the first of them."""
    lines = [
        line
        for line in submission.lines
        if line.category in POLLUTANTS and not line.background and not _warms(line)
    ]
    if lines:
        items = ", ".join(dict.fromkeys(line.item or line.title for line in lines))
        place = lines[0].at("category")
        yield problem("pollutants_not_counted", place, count=len(lines), items=items)


def _warms(line: InventoryLine) -> bool:
    return line.category == "air_pollutant" and bool(components(line.item or ""))


def _emissions(submission: Submission) -> Iterator[InventoryLine]:
    return (line for line in submission.lines if line.category in EMISSIONS)


CHECKS = (
    unknown_gas,
    gas_without_factor,
    greenhouse_gas_as_pollutant,
    pollutants_not_counted,
)
