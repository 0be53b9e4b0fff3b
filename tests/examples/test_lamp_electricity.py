"""The certificates of the lamp's foundry, by the arithmetic of docs/electricity.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import Found, assess

FOOTPRINT, GRID, GREEN = 83.26929256, 0.6058, 0.05
KWH, SHARES = (
    (182000, 41000, 56000, 67000, 38000),
    (4340 / 8000, 21000 / 36000, 13640 / 20200, 0.5773423, 27280 / 56220),
)  # lines E01 to E05 of S03 and what its housing ALH-01 takes, hand_calculation.md section 5
SITE = sum(KWH)
A_LAMP = sum(k * s for k, s in zip(KWH, SHARES, strict=True)) / 1240000 * 1.005
COVERED = 150000 / SITE


@pytest.fixture
def found(in_brightway: Lamp) -> Found:
    return assess(in_brightway.folder, "electricity", clock=clock)


def test_the_footprint_by_grid_and_by_contract(found: Found) -> None:
    (section,) = found.sections
    facts = {fact.key: fact.value for fact in section.facts}
    assert facts["footprint"] == facts["location_based"] == pytest.approx(FOOTPRINT)
    assert facts["market_based"] == pytest.approx(FOOTPRINT - A_LAMP * COVERED * (GRID - GREEN))
    assert found.problems == ()


def test_every_site_is_shown_with_its_grid_factor(found: Found) -> None:
    (section,) = found.sections
    rest = [row for row in section.rows if row[1] == "grid"]
    assert [row[0] for row in rest] == ["LEAD", "S01", "S02", "S03", "S04", "S06", "S07"]
    assert {row[5] for row in rest} == {GRID}
    assert {row[6] for row in rest} == {"whole"}
    by_member = dict(zip(section.column("member"), section.column("site_kwh"), strict=True))
    assert by_member["S03"] == pytest.approx(SITE - 150000)
    assert by_member["LEAD"] == 410000 + 260000 + 95000 + 150000 + 88000 + 140000
