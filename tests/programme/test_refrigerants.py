"""Refrigerants that leak, by the names that people give them, from workbook to footprint."""

import mini
import pytest

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.calculate import report

LEAKS = [  # (as written, AR6 GWP100 of 1 kg)
    ("R-513A", 0.56 * 0.501 + 0.44 * 1530),
    ("R454B 冷媒", 0.689 * 771 + 0.311 * 0.501),
    ("HFC-134a/R-134a", 1530),
    ("R-744", 1),
    ("R-422D", 0.651 * 3740 + 0.315 * 1530),  # and 3.4 % isobutane, which has no GWP
]


def test_a_leak_counts_by_its_gases(folder):
    """Each of 1 kg from a plant that makes 50 lamps."""
    leaks = [
        mini.line(f"R{number}", "refrigerant", name, 1.0, "kilogram")
        for number, (name, _) in enumerate(LEAKS)
    ]
    for member in ("S1", "S2"):
        mini.write(folder, member)
    mini.write(folder, "LEAD", outputs=leaks)
    found = report(folder, clock=mini.clock)
    leaked = sum(gwp for _, gwp in LEAKS) / 50
    assert found.header.footprint == pytest.approx(mini.TOTAL + leaked, rel=1e-9)
    codes = found.section("problems").column("code")
    assert codes.count("blend_part_without_factor") == 1
    assert "unknown_gas" not in codes


def test_a_project_that_lacks_a_flow_of_ours_is_set_up_again(folder):
    programme = open_programme(folder)
    with brightway.use_project(programme.project):
        assert methods.own_flows_installed()
        brightway.get_node((methods.OWN, "R-600a")).delete()
        assert not methods.own_flows_installed()
    assert not project.is_set_up(programme)
