"""What the lamp states apart from its total, by the arithmetic of docs/carbon.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import Found, assess


@pytest.fixture
def found(in_brightway: Lamp) -> Found:
    return assess(in_brightway.folder, "carbon", clock=clock)


def facts(found: Found, key: str) -> dict[str, object]:
    section = next(section for section in found.sections if section.key == key)
    return {fact.key: fact.value for fact in section.facts}


def test_carbon_in_the_lamp_and_its_box(found: Found) -> None:
    assert facts(found, "carbon_content") == pytest.approx(
        {
            "biogenic_carbon_product": 0.0,
            "biogenic_carbon_packaging": 0.02275 * 0.42,
            "fossil_carbon": 0.016 * 0.75,
            "biogenic_carbon_co2": 0.02275 * 0.42 * 44 / 12,
        }
    )


def test_biogenic_carbon_land_and_aircraft_are_those_of_the_hand_calculation(
    found: Found, expected: dict[str, dict[str, float]]
) -> None:
    totals = expected["totals"]
    assert facts(found, "biogenic_balance")["biogenic_net"] == pytest.approx(
        totals["biogenic_emissions"] + totals["biogenic_removals"]
    )
    assert facts(found, "land_use_change")["land_use_change"] == pytest.approx(
        totals["land_use_change"]
    )
    aircraft = next(section for section in found.sections if section.key == "aircraft")
    flown = [(row[0], row[2]) for row in aircraft.rows]
    assert flown == [("LEAD", "D03"), ("S01", "T01"), ("S02", "T01")]
    assert facts(found, "aircraft")["aircraft"] == pytest.approx(totals["aircraft"])


def test_what_paper_does_to_land_is_not_known(found: Found) -> None:
    """Board and kraft paper have factors that tell no land-use change apart."""
    land = next(section for section in found.sections if section.key == "land_use_change")
    silent = {row[4] for row in land.rows if row[6] is None}
    assert silent == {"Corrugated board, AB flute (2023)", "Kraft paper (2023)"}
