"""Some of the lamp's alternatives, by the arithmetic of docs/sensitivity.md.

Amounts and shares are those of hand_calculation.md; a lamp takes 1.005 of each bought part.
"""

import re
from pathlib import Path

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import Found, assess
from bw_cfp_programme.sections import Section

FOOTPRINT = 83.26929256
GRID = 0.6058
ALLOY = 60_500 * (27_280 / 56_220) / 1_240_000  # kg in a housing
TAKEN = {  # of each product in one lamp, by the heading that it is worked out under
    "## 2.": [1.005 * ALLOY],
    "## 4.": [17_688 * (12_000 / 17_600) / 1_200_000],
    "## 5.": [1.005],
    "## 6.": [1.005, 25_125 / 1_200_000],
    "## 7.": [1.005, 1.005],
    "## 8.": [1.005],
    "## 9.": [1.0],
}


@pytest.fixture
def found(in_brightway: Lamp) -> Found:
    return assess(in_brightway.folder, "sensitivity", clock=clock)


@pytest.fixture
def choices(found: Found) -> dict[tuple[str, str, str], float]:
    """(choice, subject, alternative) in English -> how far it moves the footprint."""
    table = section(found, "sensitivity_choices")
    names = [table.column(key) for key in ("choice", "choice_subject", "alternative")]
    keys = zip(*([said(value) for value in column] for column in names), strict=True)
    return dict(zip(keys, table.column("difference"), strict=True))


def section(found: Found, key: str) -> Section:
    return next(section for section in found.sections if section.key == key)


def said(value: object) -> str:
    return value if isinstance(value, str) else value.said("en")


def electricity(text: str) -> float:
    """Of one lamp, from the rows of the hand calculation that are multiplied by the grid factor."""
    total = 135 * GRID + 18_000 / 1_200_000 * GRID
    for heading, amounts in TAKEN.items():
        part = text[text.index(heading) :]
        part = part[: part.index("\n## ", 1)]
        for row in re.findall(rf"^\|.*{GRID} \|.*$", part, flags=re.MULTILINE):
            cells = [float(cell) for cell in row.strip("| ").split(" | ")[5:]]
            total += sum(a * kg for a, kg in zip(amounts, cells[1::2], strict=True))
    return total


def test_electricity_of_another_year_is_the_kilowatt_hours_by_the_difference(choices, source: Path):
    kwh = electricity((source / "hand_calculation.md").read_text(encoding="utf-8")) / GRID
    assert kwh == pytest.approx(136.35, abs=0.005)
    for year, factor in (("2021", 0.606), ("2020", 0.590), ("2011", 0.698)):
        key = ("electricity", "All electricity on it", f"Electricity, life cycle ({year})")
        assert choices[key] == pytest.approx(kwh * (factor - GRID), rel=1e-6)


def test_the_leads_shared_pools_by_machine_hours(choices):
    """Site kg CO2e of a pool's lines, by how much the share of the 9 W lamp changes."""
    board = 64005.33 + 86812.7 + 6908 + 8220 + 427.44 + 5.561107 + 199.6268 + 83.41661 + 235.8848
    site = 3838 + 84812 + 1444.6 + 11192.8 + 2541.5 + 137.55 + 3095.988 + 8670
    hours = 4200 / 6000
    moved = board * (hours - 12_000 / 17_600)
    moved += 53310.4 * (0.45 * hours + 0.35 - (0.45 * 12_000 / 17_600 + 0.35))
    moved += site * (hours - 66 / 90)
    machine = choices["allocation", "LEAD", "Machine hours"]
    assert machine == pytest.approx(moved / 1_200_000, rel=1e-6)


def test_the_fourth_assessment_report(choices):
    """Kilograms of each gas in a lamp, by the difference of AR4 and AR6."""
    optics = 5.5 * (0.42 * 3690 / 5120 / 1_230_000 + 0.21 / 1_650_000) * 1.005
    packages = 17_688 * (12_000 / 17_600) / 1_200_000
    methane = (0.0000331112 * 1.005 + 0.0009368195 * 25_125 / 1_200_000) / 29.8
    moved = optics * (1430 - 1530) + packages * (0.23328 / 24300) * (22800 - 24300)
    moved += packages * (0.036855 / 273) * (298 - 273) + methane * (25 - 29.8)
    assert choices["gwp", "The whole study", "AR4 GWP100"] == pytest.approx(moved, rel=1e-5)


def test_generation_and_upstream_come_to_the_same_as_the_life_cycle_of_2022(choices):
    """0.495 + 0.1108 = 0.6058"""
    (parts,) = [value for (_, _, other), value in choices.items() if " + " in other]
    assert parts == pytest.approx(0, abs=1e-12)


def test_the_first_rule_is_the_one_worked_out_by_hand(choices):
    key = ("first_rule", "All members", "Output quantity")
    assert choices[key] == pytest.approx(83.47092525 - FOOTPRINT, rel=1e-6)


def test_the_largest_choice_stands_first_and_nothing_is_missing(found: Found):
    table = section(found, "sensitivity")
    spans = table.column("span")
    assert spans == sorted(spans, reverse=True)
    assert table.column("choice")[:2] == ["scenario", "electricity"]
    assert found.problems == ()
    facts = {fact.key: fact.value for fact in table.facts}
    assert 0.999 < facts["co2e_only"] < 1  # nearly all stands on the ministry's CO2e
