"""What a result says of itself: what it is of, by which method, when, and on what it stands."""

from bw2data.tests import bw2test
from systems import POWER
from test_footprint import CO2, METHODS, PROGRAMME, footprint_of, read_back, write_lamp

from bw_cfp_programme import __version__
from bw_cfp_programme.brightway import GENERATION, write_database
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Remainder


@bw2test
def test_a_result_says_what_it_is_of_and_when_it_was_made():
    rest = Remainder(
        member="S01", line="E1", item="Power", amount=5.0, unit="kilowatt hour", pool="site",
        place=Place("S01.xlsx", "Energy", "A4"), cause="not_handed_on", reason="a tenant's",
    )  # fmt: skip
    result = footprint_of(write_lamp(), remainders=[rest], horizon=500)
    product = PROGRAMME.product
    assert (result.programme, result.product, result.product_name) == (
        "lamp-2026", "lamp", product.name,
    )  # fmt: skip
    assert (result.declared_amount, result.declared_unit) == (1.0, "unit")
    assert (result.boundary, result.gwp, result.horizon) == ("cradle-to-grave", "AR5", 500)
    assert result.methods == METHODS
    assert result.remainders == (rest,)
    assert result.stamp["calculated"] == "2026-01-02T12:00:00+00:00"
    assert result.stamp["brightway"] == GENERATION
    assert result.stamp["bw_cfp_programme"] == __version__
    assert "numpy" in result.stamp or "bw2data" in result.stamp
    assert result.uncertain_backgrounds == frozenset()
    power = next(line for line in result.contributions if line.factor_key == POWER)
    assert (power.factor_unit, power.factor_location) == ("kilowatt hour", "TW")
    assert list(result.by_gas) == sorted(result.by_gas, key=lambda gas: -abs(result.by_gas[gas]))


@bw2test
def test_a_background_with_distributions_of_its_own_is_named():
    write_lamp()
    own = {"type": "production", "input": ("more", "power"), "amount": 1.0}
    spread = {"uncertainty type": 3, "loc": 0.5, "scale": 0.1}
    emitted = {"type": "biosphere", "input": CO2, "amount": 0.5, **spread}
    power = {"code": "power", "name": "Power", "unit": "kilowatt hour", "location": "TW"}
    write_database("more", [{**power, "type": "process", "exchanges": [own, emitted]}])
    datasets = read_back()
    for exchange in datasets["S02"][0]["exchanges"]:
        if tuple(exchange["input"]) == POWER:
            exchange["input"] = ("more", "power")
    write_database(datasets["S02"][0]["database"], datasets["S02"])
    assert footprint_of(read_back()).uncertain_backgrounds == {"more"}
