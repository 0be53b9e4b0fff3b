"""From a background with distributions to the footprint's, on the small programme."""

import math
from unittest.mock import patch

import mini
import pytest

from bw_cfp_programme.brightway import get_node, use_project
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.calculation import draws
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.importing import import_workbooks

TABLE, POWER = "cfp factors TW MOENV", "electricity-2021"
SIGMA = 0.1
DRAWS = 400
SIGMAS = 4.0  # standard errors that draws may be off: 1 in 16 000 by chance, and never anew


def make_uncertain(folder):
    """What a kilowatt hour emits becomes lognormal, as somebody would say it in Brightway."""
    with use_project(open_programme(folder).project):
        for emitted in get_node((TABLE, POWER)).biosphere():
            emitted["uncertainty type"], emitted["scale"] = 2, SIGMA
            emitted["loc"] = math.log(emitted["amount"])
            emitted.save()
        bd.Database(TABLE).process()


def uncertainty(folder, workers=1):
    found = assess(
        folder,
        "uncertainty",
        draws=DRAWS,
        background_draws=DRAWS,
        workers=workers,
        clock=mini.clock,
    )
    [table] = [section for section in found.sections if section.key == "uncertainty"]
    return {fact.key: fact.value for fact in table.facts}, table.rows


@pytest.fixture
def imported(folder):
    import_workbooks(mini.write_all(folder), clock=mini.clock)
    return folder


def test_a_footprint_is_as_uncertain_as_its_background(imported):
    """7 kWh of 0.606 kg CO2e in a lamp, whoever uses them: one lognormal for all three members."""
    make_uncertain(imported)
    told, rows = uncertainty(imported)
    power = 7 * 0.606
    variance = power**2 * math.exp(SIGMA**2) * math.expm1(SIGMA**2)
    assert told["footprint"] == pytest.approx(mini.TOTAL, rel=1e-7)
    assert told["uncertainty_together"] == pytest.approx(
        math.sqrt(variance), rel=SIGMAS / math.sqrt(2 * DRAWS)
    )
    assert told["uncertainty_backgrounds"] == TABLE
    assert told["uncertainty_background_draws"] == DRAWS
    assert told["uncertainty_background_drawn"] == pytest.approx(power / mini.TOTAL, rel=1e-6)
    drawn = next(row for row in rows if row[1] == "monte_carlo")  # of the whole
    assert drawn[3] == pytest.approx(
        mini.TOTAL, abs=SIGMAS * 1.25 * power * SIGMA / math.sqrt(DRAWS)
    )
    assert uncertainty(imported, workers=3) == (told, rows)


def test_a_background_without_distributions_costs_nothing(imported):
    with patch.object(draws, "Solver", side_effect=AssertionError("factorised")):
        told, rows = uncertainty(imported)
    assert rows == ()
    assert "uncertainty_backgrounds" not in told
