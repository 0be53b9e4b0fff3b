"""Emissions: every gas known by name and counted by the GWP edition; pollutants told apart."""

from collections.abc import Iterator

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.gwp import components, find_gas, gas_names, without_gwp
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.wording import NEAR_NAMES, nearest, percentage

EMISSIONS, POLLUTANTS = of_kind("emission"), of_kind("pollutant")


def unknown_gas(submission: Submission, _: Context) -> Iterator[Problem]:
    """A gas or refrigerant that no GWP edition of ours knows by name."""
    for line in _emissions(submission):
        if line.item and not components(line.item):
            suggestion = nearest(line.item, gas_names(), at_least=NEAR_NAMES)
            yield problem("unknown_gas", line.at("item"), text=line.item, suggestion=suggestion)


def gas_without_factor(submission: Submission, context: Context) -> Iterator[Problem]:
    """A gas that the programme's edition does not count; leaving it out would make it a zero."""
    for line, missing, said in _uncounted(submission, context):
        if not _is_small_part(line, missing):
            yield problem("gas_without_factor", line.at("item"), **said)


def blend_part_without_factor(submission: Submission, context: Context) -> Iterator[Problem]:
    """A blend of which some substance has no GWP in any edition: that part counts as zero."""
    for line, missing, said in _uncounted(submission, context):
        if _is_small_part(line, missing):
            share = percentage(_part(line, missing))
            yield problem("blend_part_without_factor", line.at("item"), **said, share=share)


def _uncounted(
    submission: Submission, context: Context
) -> Iterator[tuple[InventoryLine, list[str], dict[str, str]]]:
    """Lines with gases that the programme's edition does not count; these, and the words for it."""
    if context.programme is None:
        return
    edition = context.programme.gwp
    for line in _emissions(submission):
        missing = [key for key in components(line.item or "") if not edition.has_factor(key)]
        if missing:
            gas = ", ".join(map(_called, missing))
            yield line, missing, {"line": line.title, "gas": gas, "edition": edition.id}


def _is_small_part(line: InventoryLine, missing: list[str]) -> bool:
    """Whether the rest is counted, and what is missing was never given a GWP by the IPCC."""
    silent = all(key in without_gwp() for key in missing)
    return silent and _part(line, missing) <= limit("blend_part_without_gwp")


def _part(line: InventoryLine, missing: list[str]) -> float:
    shares = components(line.item or "")
    return sum(shares[key] for key in missing)


def _called(key: str) -> str:
    """A gas by its key; what has no GWP with its name."""
    known = without_gwp().get(key)
    return f"{key} {known.name_zh} {known.name_en}" if known else key


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
    return line.category == "air_pollutant" and any(map(find_gas, components(line.item or "")))


def _emissions(submission: Submission) -> Iterator[InventoryLine]:
    return (line for line in submission.lines if line.category in EMISSIONS)


CHECKS = (
    unknown_gas,
    gas_without_factor,
    blend_part_without_factor,
    greenhouse_gas_as_pollutant,
    pollutants_not_counted,
)
