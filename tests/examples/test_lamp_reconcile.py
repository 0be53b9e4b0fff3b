"""The lamp's facility inventories against its lines, by the activities in hand_calculation.md.

Direct parts: electricity 2022 0.6058 - 0.1108 = 0.495 kg CO2e/kWh; natural gas 2.643 - 0.5313 =
2.1117 per m3; diesel 3.292 - 0.677 = 2.615 per L; petrol 2.93 - 0.6078 = 2.3222 per L; LPG 2.21 per
L, split by nobody.
"""

from pathlib import Path

import pytest
from lamp_run import Lamp, clock

from brightway_dirs import switch_to
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.programme.assess import assess


@pytest.fixture(scope="module")
def sections(lamp: Lamp) -> dict:
    """Section -> rows by column, of the lamp that was run."""
    before = Path(bd.projects._base_data_dir)
    switch_to(lamp.brightway)
    found = assess(lamp.folder, "reconcile", clock=clock)
    switch_to(before)
    shown = {"problems": [(p.code, p.values.get("member")) for p in found.problems]}
    for section in found.sections:
        names = [column.key for column in section.columns]
        shown[section.key] = [dict(zip(names, row, strict=True)) for row in section.rows]
    return shown


DIRECT = {
    ("S06", "category_1"): (398000 * 2.1117 + 14200 * 2.615 + 36000,) * 2,
    ("S06", "category_2"): ((510000 + 225000 + 84000 + 61000) * 0.495,) * 2,
    ("S03", "category_1"): ((16800 + 7900) * 2.1117 + 1900 * 2.615,) * 2,
    ("S07", "category_1"): (38600 * 2.1117 + 2650 * 2.3222 + 26 * 29.8,) * 2,
    ("LEAD", "category_1"): (3400 * 2.615, 3400 * 2.615 + 1150 * 2.21),
    ("LEAD", "category_2"): (1143000 * 0.495,) * 2,
    ("S02", "category_1"): (3.2 * 24300 + 45 * 273,) * 2,
}


@pytest.mark.parametrize(("member", "total"), DIRECT)
def test_direct_emissions_are_those_of_the_activities(sections, member, total):
    (row,) = [
        r for r in sections["reconciliation"]
        if (r["member"], r["declared_total"]) == (member, total)
    ]  # fmt: skip
    assert (row["lines_low"], row["lines_high"]) == pytest.approx(DIRECT[member, total])


def test_all_declared_totals_agree_one_of_them_as_explained(sections):
    verdicts = {
        (r["member"], r["declared_total"]): r["reconciled"]
        for r in sections["reconciliation"] if r["declared_mass"] is not None
    }  # fmt: skip
    assert verdicts == {
        ("LEAD", "category_1"): "open",  # between LPG burnt to the last drop and none of it
        ("LEAD", "category_2"): "within",
        ("S03", "category_1"): "explained",  # 63.4 t, less 6.3 t of the sports hall
        ("S03", "category_2"): "within",
        ("S06", "category_1"): "within", ("S06", "category_2"): "within",
        ("S07", "category_1"): "within", ("S07", "category_2"): "within",
    }  # fmt: skip
    assert sections["problems"] == [
        ("ghg_undeclared", "S01"), ("ghg_undeclared", "S02"), ("ghg_undeclared", "S04"),
    ]  # fmt: skip


def test_every_site_closes_and_a_tenant_is_the_remainder(sections):
    closed = {row["member"]: row for row in sections["reconciliation_closing"]}
    assert set(closed) == {"LEAD", "S01", "S02", "S03", "S04", "S06", "S07"}
    for row in closed.values():
        assert abs(row["difference_mass"]) <= 1e-6 * row["site_mass"]
    assert closed["LEAD"]["remainder_mass"] == pytest.approx(0.08 * 88000 * 0.6058)
    assert closed["S01"]["remainder_mass"] == pytest.approx(0.09 * 185600 * 0.6058)
    assert closed["S06"]["output"] == 4_800_000
    assert closed["S06"]["lines_per_output"] == pytest.approx(16134910.152 / 4_800_000)


def test_energy_and_mass_of_the_castings(sections):
    """384,000 kWh x 3.6 MJ; 24,700 m3 x 37.6812 MJ; 1,900 L x 35.16912 MJ."""
    site = next(r for r in sections["energy_balance"] if (r["member"], r["process"]) == ("S03", ""))
    assert site["electricity_mj"] == pytest.approx(384000 * 3.6)
    assert site["fuel_mj"] == pytest.approx(24700 * 37.6812 + 1900 * 35.16912)
    difference = [r for r in sections["mass_balance"] if r["member"] == "S03"][-1]
    out = 1240000 * 0.022 + 410000 * 0.034 + 300000 * 0.05 + 2900 + 1900 + 310 + 2100
    assert difference["mass"] == pytest.approx(60500 + 900 - out)
    assert difference["balance_verdict"] == "within"
