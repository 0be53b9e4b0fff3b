"""Factors of the background: what each keeps of what its publisher said."""

import pytest
from bw2data.tests import bw2test
from systems import INGOT, METHANE
from test_footprint import CO2, FACTORS, METHODS, UPTAKE, write_background

from bw_cfp_programme.brightway import lca, write_database
from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.processes import Input
from bw_cfp_programme.calculation.unit_scores import flow_factors
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.results import GasPart

DIESEL = ("more", "diesel")
PUBLISHED = {
    "source": "MOENV", "year": 2023, "boundary": "whole", "kind": "calculated",
    "megajoule": 35.2, "uncertainty": [0.05, 0.06],
}  # fmt: skip


def diesel(**more):
    """2 kg of CO2 and 0.1 kg of CH4, as its publisher lists them."""
    listed = [
        {"gas": "CO2", "flow": list(CO2), "amount": 2.0, "uncertainty": [0.1, 0.2]},
        {"gas": "CH4", "flow": list(METHANE), "amount": 0.1, "uncertainty": [0.3, 0.4]},
    ]
    emitted = [{"type": "biosphere", "input": CO2, "amount": 2.0},
               {"type": "biosphere", "input": METHANE, "amount": 0.1}]  # fmt: skip
    made = {"type": "production", "input": DIESEL, "amount": 1.0}
    return {
        "code": "diesel", "name": "Diesel", "unit": "litre", "location": "TW", "type": "process",
        "exchanges": [made, *emitted], "cfp": {**PUBLISHED, "gases": listed, **more},
    }  # fmt: skip


def around(**more):
    write_background()
    write_database("more", [diesel(**more)])
    computed, flows = Matrices(lca({DIESEL: 1.0}, METHODS["total"])), flow_factors(METHODS)
    return Background(computed.unit_scores(flows), flows, "AR6 GWP100")


def taken(key, kind="technosphere"):
    return Input(key=key, kind=kind, amount=1.0)


@bw2test
def test_a_factor_keeps_what_its_publisher_said():
    factor = around().factor(taken(DIESEL))
    assert (factor.key, factor.name, factor.unit, factor.source) == (
        DIESEL, "Diesel", "litre", "MOENV",
    )  # fmt: skip
    assert (factor.kind, factor.year, factor.location, factor.boundary) == (
        "calculated", "2023", "TW", "whole",
    )  # fmt: skip
    assert (factor.megajoule, factor.uncertainty, factor.aircraft) == (35.2, (0.05, 0.06), False)
    assert factor.scores["total"] == pytest.approx(5.0)
    assert factor.gases == (
        GasPart(gas="CO2", share=0.4, uncertainty=(0.1, 0.2)),
        GasPart(gas="CH4", share=0.6, uncertainty=(0.3, 0.4)),
    )


@bw2test
def test_a_factor_without_uncertainty_has_that_of_its_gases():
    factor = around(uncertainty=None, location="", aircraft=True, source=None).factor(taken(DIESEL))
    low, high = factor.uncertainty
    assert low == pytest.approx((0.04**2 + 0.18**2) ** 0.5)
    assert high == pytest.approx((0.08**2 + 0.24**2) ** 0.5)
    assert (factor.location, factor.aircraft, factor.source) == ("", True, "more")


@bw2test
def test_a_flow_counts_as_its_method_says_and_is_its_own_gas():
    found = around().factor(taken(METHANE, "biosphere"))
    assert (found.name, found.unit, found.source) == ("Methane, fossil", "kilogram", "AR6 GWP100")
    assert found.scores == {name: FACTORS[name].get(METHANE, 0.0) for name in METHODS}
    assert found.gases == (GasPart(gas="CH4", share=1.0),)
    uptake = around().factor(taken(UPTAKE, "biosphere"))
    assert (uptake.scores["total"], uptake.scores["fossil"]) == (-1.0, 0.0)


@bw2test
def test_what_is_no_part_of_the_system_or_of_the_project_is_refused():
    known = around()
    with pytest.raises(UnknownDataset, match="is no part of the system"):
        known.factor(taken(INGOT))
    with pytest.raises(UnknownDataset, match=r"no dataset \('bio', 'steam'\)"):
        known.factor(taken(("bio", "steam"), "biosphere"))
