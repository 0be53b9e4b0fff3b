"""The lamp's scenarios, by the arithmetic of docs/scenarios.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import Found, assess
from bw_cfp_programme.sections import Section

KWH, BURNT, DUMPED, TRUCK = 0.6058, 0.73714, 0.00707, 1.31
LAMP, BOX = 0.0645, 0.02275
FOOTPRINT = 83.26929256


@pytest.fixture
def found(in_brightway: Lamp) -> Found:
    return assess(in_brightway.folder, "scenarios", clock=clock)


def section(found: Found, key: str) -> Section:
    return next(section for section in found.sections if section.key == key)


def test_what_the_alternatives_come_to(found: Found) -> None:
    table = section(found, "scenarios")
    names = [text.said("en") for text in table.column("scenario")]
    totals = dict(zip(names, table.column("scenario_total"), strict=True))
    taken_back = LAMP * (0.3 * BURNT + 0.2 * DUMPED + 30 / 1000 * TRUCK) + BOX * 0.2 * BURNT
    today = LAMP * (0.6 * BURNT + 0.4 * DUMPED) + BOX * BURNT
    assert totals == pytest.approx(
        {
            "Base scenario": FOOTPRINT,
            "Life of 10,000 h": FOOTPRINT + (90 - 135) * KWH,
            "1,000 h a year for 25 years": FOOTPRINT + (225 - 135) * KWH,
            "Take-back": FOOTPRINT + taken_back - today,
        }
    )
    light = dict(zip(names, table.column("same_service"), strict=True))
    assert light["Life of 10,000 h"] == pytest.approx((FOOTPRINT + (90 - 135) * KWH) * 3 / 2)
    assert light["1,000 h a year for 25 years"] == pytest.approx(82.674776)
    assert light["Base scenario"] is None


def test_the_lines_count_what_the_base_says(found: Found) -> None:
    table = section(found, "scenarios")
    both = zip(table.column("scenario_kind"), table.column("scenario_stated"), strict=True)
    assert [stated for kind, stated in both if kind == "base"] == pytest.approx(
        [135 * KWH, LAMP * (0.6 * BURNT + 0.4 * DUMPED), BOX * BURNT]
    )
    assert found.problems == ()


def test_a_lamp_is_disposed_of_as_heavy_as_it_was_made(found: Found) -> None:
    facts = {fact.key: fact.value for fact in section(found, "end_of_life").facts}
    assert (facts["product_disposed"], facts["product_made"]) == (LAMP, LAMP)
    assert facts["packaging_disposed"] == BOX
