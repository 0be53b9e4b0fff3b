"""Emissions: every gas known by name and counted by the GWP edition; pollutants told apart."""

from collections.abc import Iterator

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.gwp import components, emissions, find_gas, gas_hints, gas_like, without_gwp
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.wording import figure, percentage

EMISSIONS, POLLUTANTS = of_kind("emission"), of_kind("pollutant")


def unknown_gas(submission: Submission, _: Context) -> Iterator[Problem]:
    """A gas or refrigerant that no GWP edition of ours knows by name."""
    for line in _emissions(submission):
        if line.item and not components(line.item):
            yield problem("unknown_gas", line.at("item"), text=line.item, **gas_hints(line.item))


def gas_without_factor(submission: Submission, context: Context) -> Iterator[Problem]:
    """A gas that the programme's edition does not count; leaving it out would make it a zero."""
    for line, missing, said in _uncounted(submission, context):
        if not _is_small_part(line, missing):
            yield problem("gas_without_factor", line.at("item"), **said)


def gas_without_letter(submission: Submission, context: Context) -> Iterator[Problem]:
    """R-134 for R-134a: an isomer whose own flow no biosphere has, while the other's has one."""
    for line in _emissions(submission):
        for gas in components(line.item or ""):
            other = f"{gas}a"
            if gas in emissions() or other not in emissions() or context.programme is None:
                continue
            edition = context.programme.gwp
            if edition.has_factor(gas) and edition.has_factor(other):
                own, theirs = (figure(edition.factor(key)) for key in (gas, other))
                yield problem(
                    "gas_without_letter", line.at("item"), text=line.item, gas=gas, own=own,
                    other=other, theirs=theirs, edition=edition.id, suggestion=other,
                )  # fmt: skip


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


def greenhouse_gas_as_pollutant(submission: Submission, context: Context) -> Iterator[Problem]:
    """A greenhouse gas among the pollutants, where nothing would count it."""
    for line in submission.lines:
        if gas := _warms(line, context):
            place = line.at("category")
            yield problem("greenhouse_gas_as_pollutant", place, text=line.item, gas=gas)


def pollutants_not_counted(submission: Submission, context: Context) -> Iterator[Problem]:
    """Pollutants that the register keeps without an effect; told once, at the first of them."""
    lines = [
        line
        for line in submission.lines
        if line.category in POLLUTANTS and not line.background and not _warms(line, context)
    ]
    if lines:
        items = ", ".join(dict.fromkeys(line.item or line.title for line in lines))
        place = lines[0].at("category")
        yield problem("pollutants_not_counted", place, count=len(lines), items=items)


def _warms(line: InventoryLine, context: Context) -> str:
    """The gases that a pollutant is, or that its name speaks of and the edition counts."""
    if line.category != "air_pollutant":
        return ""
    item = line.item or ""
    if known := components(item):
        return ", ".join(known) if any(map(find_gas, known)) else ""
    spoken_of, programme = gas_like(item), context.programme
    is_counted = programme is None or programme.gwp.has_factor(spoken_of)
    return spoken_of if is_counted and find_gas(spoken_of) else ""


def _emissions(submission: Submission) -> Iterator[InventoryLine]:
    return (line for line in submission.lines if line.category in EMISSIONS)


CHECKS = (
    unknown_gas,
    gas_without_factor,
    gas_without_letter,
    blend_part_without_factor,
    greenhouse_gas_as_pollutant,
    pollutants_not_counted,
)
