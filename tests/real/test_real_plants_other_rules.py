"""Real plants by other rules than output quantity, with a credit and a loop, solved apart from us.

The expected values come from the rows of the published inventory, the scores that an independent
solver gave its processes, and a small dense system; nothing of ours but the plain question is used.
Prices, densities, heating values and hours are invented.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
import us_lci
import us_plants as plants

from bw_cfp_programme import brightway
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.unit_scores import flow_factors
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.importing import import_workbooks

pytestmark = pytest.mark.needs_shared

GWP = {"Carbon dioxide, fossil": 1, "Methane, fossil": 29.8, "Dinitrogen monoxide": 273,
       "Sulfur hexafluoride": 25200}  # fmt: skip
GLYCOL = "71f1affd"
REFINERY, BOILER = "dc72e285", "9d9b6815"  # each uses what the other makes
RESIDUAL_OIL = "Residual fuel oil, at refinery"
BY_PRODUCT = {"role": "by_product", "by_product_treatment": "substitution"}
# Start of a process's code -> rule, and the field of each product that the rule weighs.
CHOSEN: dict[str, tuple[str, dict[str, list[float]]]] = {
    "4e01da4a": ("mass", {"mass_per_unit": [741, 1, 1, 1, 1]}),
    "1b6afe73": ("energy_content", {"energy_per_unit": [5.3, 1]}),
    "faa85914": ("economic_value", {"price": [210, 380]}),
    "88aee762": ("economic_value", {"price": [0.35, 0.95]}),
    "0aaf1e13": ("mass", {"mass_per_unit": [840, 960, 1, 740, 0.9, 1, 800, 1, 540, 1]}),
    "1fe9b61c": ("mass", {"mass_per_unit": [1, 1]}),
    "f9cf891e": ("economic_value", {"price": [0.8, 0.5, 1.4, 0.02]}),
    "ca1d1dfa": ("machine_hours", {"machine_hours": [900, 5, 40, 18, 0, 30, 7]}),
    "6b80eeee": ("labour_hours", {"labour_hours": [12, 88]}),
    REFINERY: ("mass", {"mass_per_unit": []}),
    BOILER: ("output_quantity", {}),
}
DENSITIES = {"kg": 1.0, "m3": 800.0}


@pytest.fixture
def chosen(shared) -> list[dict[str, Any]]:
    found = [_plant(short, shared) for short in CHOSEN]
    numbers = {plant["short"]: number for number, plant in enumerate(found)}
    codes = {plant["short"]: plant["code"] for plant in found}
    oil = [name for name, _ in found[numbers[REFINERY]]["outputs"]].index(RESIDUAL_OIL)
    for plant, other, output in ((REFINERY, BOILER, 0), (BOILER, REFINERY, oil)):
        found[numbers[plant]]["suppliers"] = {codes[other]: (numbers[other], output)}
    glycol = _process(GLYCOL, shared)["code"]
    biodiesel = found[numbers["1fe9b61c"]]
    biodiesel["products"][1] |= {**BY_PRODUCT, "substitutes": glycol}
    return found


def test_products_get_their_share_by_each_rule(chosen, project, shared, tmp_path):
    plants.write_programme(tmp_path / "p", chosen, project, shared)
    report = import_workbooks(tmp_path / "p")
    assert [p for p in report.problems if p.severity is Severity.ERROR] == []
    result = calculate(tmp_path / "p")
    demand = {_key(number, 0): 1.0 for number in range(len(chosen))}
    with brightway.use_project(project):
        computed = Matrices(brightway.lca(demand, result.methods["total"]))
        found = computed.unit_scores(flow_factors(result.methods))
    expected = _solved_apart(chosen, shared)
    assert len(expected) == sum(len(p["outputs"]) for p in chosen) - 1  # the by-product
    for (number, output), score in expected.items():
        ours = found[_key(number, output)]["total"]
        assert ours == pytest.approx(score, rel=1e-6), chosen[number]["outputs"][output]


def test_products_in_several_units_need_a_key_that_they_share(chosen, shared, tmp_path):
    """Cubic metres of board and kilograms of bark have no sum; the cell of the unit says so."""
    board = {**chosen[0], "rule": "output_quantity"}
    plants.write_programme(tmp_path, [board], "no project", shared)
    report = check([tmp_path / "submissions" / "P00.xlsx"], folder=tmp_path)
    errors = {p.code: p.place.sheet for p in report.problems if p.severity is Severity.ERROR}
    assert errors == {"allocation_mixed_units": "Products"}


def _solved_apart(chosen, shared) -> Mapping[tuple[int, int], float]:
    """(plant, output) -> kg CO2e per unit: whole = direct + background - credit + other plants."""
    known = us_lci.scores(shared)
    made = {p["code"]: us_lci.reference(p)["flow"] for p in us_lci.processes(shared)}
    wholes, taken = np.zeros(len(chosen)), np.zeros((len(chosen), len(chosen)))
    for number, plant in enumerate(chosen):
        for e in _process(plant["short"], shared)["exchanges"]:
            if e["type"] == "biosphere" and e["sign"] > 0 and "air" in e["category"]:
                wholes[number] += e["amount"] * GWP.get(us_lci.flow_name(e), 0)
            elif e["type"] == "technosphere" and e["input"] in plant.get("suppliers", {}):
                other, output = plant["suppliers"][e["input"]]
                amount = chosen[other]["outputs"][output][1]
                taken[number, other] += e["amount"] * _shares(chosen[other])[output] / amount
            elif e["type"] == "technosphere" and made.get(e["input"]) == e["flow"]:
                wholes[number] += e["amount"] * known[e["input"]]
        for (_, amount), row in zip(plant["outputs"], plant["products"], strict=True):
            if row.get("substitutes"):
                wholes[number] -= amount * known[row["substitutes"]]
    wholes = np.linalg.solve(np.eye(len(chosen)) - taken, wholes)
    return {
        (number, output): wholes[number] * share / plant["outputs"][output][1]
        for number, plant in enumerate(chosen)
        for output, share in _shares(plant).items()
    }


def _shares(plant) -> Mapping[int, float]:
    """By the weights of the products that are no by-products."""
    per_unit = {"mass_per_unit", "price", "energy_per_unit"}
    weights = {}
    for n, ((_, amount), row) in enumerate(zip(plant["outputs"], plant["products"], strict=True)):
        if row.get("role") != "by_product":
            ((field, value),) = plant["weights"][n].items() or ((None, 1.0),)
            weights[n] = value * amount if field in per_unit else value
    return {n: weight / sum(weights.values()) for n, weight in weights.items()}


def _plant(short: str, shared) -> dict[str, Any]:
    process = _process(short, shared)
    made = [e for e in process["exchanges"] if e["type"] == "production"]
    made.sort(key=lambda e: not e.get("reference"))
    rule, keys = CHOSEN[short]
    values = {f: v or [DENSITIES[e["unit"]] for e in made] for f, v in keys.items()}
    weights = [{f: v[n] for f, v in values.items()} for n in range(len(made))]
    return {
        "short": short,
        "code": process["code"],
        "name": process["name"].strip(),
        "unit": made[0]["unit"],
        "outputs": [(e["name"].strip(), e["amount"]) for e in made],
        "rule": rule,
        "weights": weights,
        "products": [
            {**row, "unit": us_lci.UNITS[e["unit"]]} for row, e in zip(weights, made, strict=True)
        ],
    }


def _process(short: str, shared) -> dict[str, Any]:
    return next(p for p in us_lci.processes(shared) if p["code"].startswith(short))


def _key(number: int, output: int) -> tuple[str, str]:
    return f"cfp us {plants.code(number)}", plants.product(number, output)
