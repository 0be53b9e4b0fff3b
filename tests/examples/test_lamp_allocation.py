"""What the lamp discloses of its sites, worked out by hand in docs/allocation.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.assessment import Assessed
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.results import TOTAL

STEAM = (102019.8 + 5936.84 + 337.85 + 774.8) / 500_000  # hand_calculation.md, section 6


@pytest.fixture
def found(in_brightway: Lamp) -> Assessed:
    return assess(in_brightway.folder, "allocation", clock=clock)


def test_the_lamps_part_of_what_its_factory_ships(found: Assessed):
    output = found.sections[0]
    rows = dict(zip(output.column("product"), output.rows, strict=True))
    names = [column.key for column in output.columns]
    lamp = dict(zip(names, rows["LAMP-9W"], strict=True))
    assert lamp["output_mass"] == pytest.approx(1_200_000 * 0.0645)
    assert lamp["output_share"] == pytest.approx(77_400 / (77_400 + 400_000 * 0.086))
    assert dict(zip(names, rows["PAPER-R"], strict=True))["by_product_treatment"] == "cut_off"


def test_compressed_air_with_a_tenant_next_door(found: Assessed):
    """88 000 kWh: 45 % to the placers, 35 % to the 9 W line, 12 % to the 13 W line, 8 % away."""
    shared = found.sections[1]
    names = [column.key for column in shared.columns]
    rows = [dict(zip(names, row, strict=True)) for row in shared.rows]
    (air,) = (row for row in rows if (row["member"], row["pool"]) == ("LEAD", "U-AIR"))
    assert (air["amount"], air["rule"], air["share_left"]) == (
        88_000,
        "metered_share",
        pytest.approx(0.08),
    )
    assert air["share_in_footprint"] == pytest.approx(0.45 * 12_000 / 17_600 + 0.35)


def test_steam_has_a_factor_of_its_own_and_is_used_up(in_brightway: Lamp):
    result = in_brightway.result
    assert result.unit_scores["S07", "STEAM"][TOTAL] == pytest.approx(STEAM, rel=1e-6)
    assert not [left for left in result.remainders if left.member == "S07"]


def test_who_discloses_nothing_and_whose_rules_a_verifier_asks_about(found: Assessed):
    said = {(p.code, p.place.file) for p in found.problems}
    assert ("allocation_undisclosed", "S05.xlsx") in said
    assert ("coproduct_rules_differ", "S02.xlsx") in said
