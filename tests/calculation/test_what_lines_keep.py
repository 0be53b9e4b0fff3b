"""Lines, sites and gases without Brightway: what each keeps of its dataset and its factor."""

from dataclasses import replace

import pytest
from systems import FLIGHT, HOUSING, INGOT, LAMP, POWER, dataset, lamp_factors, line

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.factor_gases import combined, gas_parts
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.lines import contribution
from bw_cfp_programme.calculation.processes import unit_processes
from bw_cfp_programme.calculation.sites import site_lines
from bw_cfp_programme.calculation.unit_scores import UnitScores
from bw_cfp_programme.cfp_key import PublishedGas
from bw_cfp_programme.results import GasPart

CO2, CH4, NOX = (("bio", code) for code in ("co2", "ch4", "nox"))
FULL = {
    "kind": "supplier", "uncertainty": (0.1, 0.2), "year": "2023", "location": "TW",
    "boundary": "cradle-to-gate", "megajoule": 3.6, "aircraft": True,
    "gases": (GasPart(gas="CO2", share=1.0),),
}  # fmt: skip


def background(*processes, **changes):
    keys = tuple(process.key for process in processes)
    factors = lamp_factors()
    factors[POWER] = replace(factors[POWER], **changes)
    scores = UnitScores(keys, (), [[]] * len(keys))
    return Background(scores, {}, "by hand", _known=factors)


def test_a_site_s_line_is_whole_converted_and_of_the_sign_of_its_exchange():
    """3 MWh x 1000 x 0.5, though a quarter alone is the housing's; 2 kg of ingot given back."""
    step = {"pool": "site", "rule": "mass", "numerator": 1.0, "denominator": 4.0}
    power = line(
        "E01", POWER, 3.0, "megawatt hour", stage="manufacturing", conversion=1000.0,
        allocation=(step,),
    )  # fmt: skip
    back = line("W01", INGOT, 2.0, "kilogram", stage="manufacturing", kind="substitution")
    processes = unit_processes([dataset(HOUSING, 100.0, power, back)])
    lines = {x.line: x for x in site_lines(Foreground(processes), background(*processes))}
    assert lines["E01"].scores["total"] == 1500.0
    assert (lines["W01"].scores["total"], lines["W01"].sign) == (-16.0, -1.0)
    assert site_lines(Foreground(processes), background()) == ()


def test_a_line_keeps_what_its_factor_says_of_itself():
    power = line("E01", POWER, 10.0, "kilowatt hour", stage="use")
    processes = unit_processes([dataset(HOUSING, 2.0, power)])
    (use,) = Foreground(processes).uses(HOUSING, 1.0)
    found = contribution(use, background(**FULL).factor(use.input))
    assert (found.factor_kind, found.factor_uncertainty) == ("supplier", (0.1, 0.2))
    assert (found.factor_year, found.factor_location) == ("2023", "TW")
    assert (found.factor_boundary, found.factor_megajoule) == ("cradle-to-gate", 3.6)
    assert (found.factor_gases, found.aircraft) == (FULL["gases"], True)
    assert (found.member, found.product, found.output_unit) == ("S01", "housing", "kilogram")


def test_what_the_workbook_says_of_a_factor_goes_before_the_factor_s_own():
    power = line("E01", POWER, 10.0, "kilowatt hour", stage="use", factor_kind="measured")
    power["cfp"]["factor_uncertainty"] = [0.3, 0.4]
    processes = unit_processes([dataset(HOUSING, 2.0, power)])
    (use,) = Foreground(processes).uses(HOUSING, 1.0)
    found = contribution(use, background(**FULL).factor(use.input))
    assert (found.factor_kind, found.factor_uncertainty) == ("measured", (0.3, 0.4))


def test_what_others_added_keeps_its_stage_and_unit():
    added = {"type": "technosphere", "input": FLIGHT, "amount": 4.0, "cfp": {"stage": "use"}}
    processes = unit_processes([dataset(LAMP, 2.0, added)])
    (use,) = Foreground(processes).uses(LAMP, 1.0)
    found = contribution(use, lamp_factors()[FLIGHT])
    assert (found.stage, found.stated.stage) == ("use", "use")
    assert found.activity_unit == "ton kilometer"


def test_a_line_without_item_is_called_by_its_factor():
    nameless = line("E01", POWER, 10.0, "kilowatt hour", stage="use", item="")
    processes = unit_processes([dataset(HOUSING, 2.0, nameless)])
    (use,) = Foreground(processes).uses(HOUSING, 1.0)
    assert contribution(use, lamp_factors()[POWER]).item == "power"


def test_gases_of_a_factor_are_weighed_by_what_the_method_counts():
    """1 kg CO2, 0.1 kg CH4 x 30, and NOx, which no method counts."""
    listed = [
        PublishedGas(gas="CO2", flow=CO2, amount=1.0, uncertainty=(0.1, 0.2)),
        PublishedGas(gas="CH4", flow=CH4, amount=0.1, uncertainty=(0.3, 0.4)),
        PublishedGas(gas="NOx", flow=NOX, amount=9.0),
    ]
    parts = gas_parts(listed, {CO2: 1.0, CH4: 30.0})
    assert [(part.gas, part.share) for part in parts] == [
        ("CO2", 0.25), ("CH4", pytest.approx(0.75)), ("NOx", 0.0),
    ]  # fmt: skip
    assert gas_parts(listed, {}) == ()
    assert combined(parts) is None
    assert combined(()) is None
    low, high = combined(parts[:2])
    assert low == pytest.approx((0.025**2 + 0.225**2) ** 0.5)
    assert high == pytest.approx((0.05**2 + 0.3**2) ** 0.5)


def test_a_site_s_line_says_whose_product_it_buys():
    from_s02 = line("M01", ("S02", "recycled"), 4.0, "kilogram", stage="raw_materials")
    power = line("E01", POWER, 1.0, "kilowatt hour", stage="use")
    processes = unit_processes(
        [dataset(HOUSING, 2.0, from_s02), dataset(("S02", "recycled"), 1.0, power)]
    )
    known = background(*processes)
    known._known["S02", "recycled"] = lamp_factors()[POWER]
    found = {x.line: x.member_product for x in site_lines(Foreground(processes), known)}
    assert found == {"M01": ("S02", "recycled"), "E01": None}


def test_a_process_without_its_lines_still_gives_its_total():
    power = line("E01", POWER, 10.0, "kilowatt hour", stage="use", aircraft=True)
    (whole,) = unit_processes([dataset(HOUSING, 2.0, power)])
    bare = whole.without_lines()
    (use,), (lean,) = (Foreground([process]).uses(HOUSING, 1.0) for process in (whole, bare))
    assert (lean.taken, lean.input.aircraft) == (use.taken, True) == (5.0, True)
    assert (lean.input.line, bare.key) == (None, whole.key)
