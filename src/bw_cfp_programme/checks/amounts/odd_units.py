"""A unit that stands alone: pounds among kilograms, megajoules among kilowatt hours."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from bw_cfp_programme.checks.amounts.effort import energy_of
from bw_cfp_programme.checks.amounts.emitted import fuel_rows
from bw_cfp_programme.checks.amounts.slip import is_power_of_ten
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.units import conversion, symbol, unit
from bw_cfp_programme.wording import figure, multiple

ELECTRICITY = "electricity"
FUEL = "fuel"
LITRE, CUBIC_METRE = "litre", "cubic meter"
BILLED = ("kilowatt hour", "megawatt hour")
BY_CATEGORY = ("energy",)
"""Dimensions in which every category may have a custom of its own: heat in MJ, power in kWh."""


def unit_unlike_others(submission: Submission, _: Context) -> Iterator[Problem]:
    """One line is in a unit that is no power of ten of the unit that all others are in."""
    groups: defaultdict[tuple[str, str], list[InventoryLine]] = defaultdict(list)
    for line in submission.lines:
        if (dimension := _dimension(line)) and line.quantity:
            category = line.category or "" if dimension in BY_CATEGORY else ""
            groups[dimension, category].append(line)
    for lines in groups.values():
        usual, count = Counter(line.unit or "" for line in lines).most_common(1)[0]
        is_custom = count >= limit("usual_unit_lines")
        if any(line.category == ELECTRICITY and line.unit in BILLED for line in lines):
            usual, is_custom = BILLED[0], True  # bills are in watt hours
        odd = [line for line in lines if not is_power_of_ten(conversion(line.unit or "", usual))]
        if len(odd) == 1 and is_custom:
            said = {"line": odd[0].title, "unit": symbol(odd[0].unit or "")}
            yield problem("unit_unlike_others", odd[0].at("unit"), **said, usual=symbol(usual))


def liquid_in_cubic_metres(submission: Submission, _: Context) -> Iterator[Problem]:
    """A fuel that is sold by the litre, in cubic metres, outweighs all other energy."""
    brought = [(line, energy_of(line) or 0.0) for line in submission.lines if not line.failed]
    whole = sum(energy for _, energy in brought)
    for line, energy in brought:
        others = whole - energy
        is_liquid = line.category == FUEL and any(row.unit == LITRE for row in fuel_rows(line))
        times = energy / others if others > 0 else 0.0
        if line.unit == CUBIC_METRE and is_liquid and times > limit("liquid_above_energy"):
            amount = figure(line.quantity or 0.0)
            yield problem(
                "liquid_in_cubic_metres", line.at("unit"), line=line.title, amount=amount,
                unit=symbol(line.unit), times=multiple(times),
                suggestion=f"{amount} {symbol(LITRE)}",
            )  # fmt: skip


def _dimension(line: InventoryLine) -> str:
    try:
        return unit(line.unit or "").dimension
    except KeyError:
        return ""


CHECKS = (unit_unlike_others, liquid_in_cubic_metres)
