"""The aluminium of the lamp's housing by every method, by the arithmetic of docs/recycling.md."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.programme.assess import assess

FOOTPRINT, MASS, RECYCLED = 83.26929256, 0.022, 0.841
VIRGIN, AGAIN = 9.8493, 0.70


def test_the_housing_by_every_method(in_brightway: Lamp) -> None:
    found = assess(in_brightway.folder, "scenarios", clock=clock)
    table = next(section for section in found.sections if section.key == "recycling")
    totals = dict(
        zip(table.column("recycling_method"), table.column("scenario_total"), strict=True)
    )
    passed_on = {"cut_off": 0.0, "fifty_fifty": 0.5, "substitution": 1.0, "pef_cff": 0.8}
    assert totals == pytest.approx(
        {
            method: FOOTPRINT + MASS * RECYCLED * share * (VIRGIN - AGAIN)
            for method, share in passed_on.items()
        }
    )
    assert table.column("admissible") == [True, False, False, False]
