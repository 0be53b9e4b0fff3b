"""What workbooks can say besides the plain case, all the way to the number."""

import mini
import pytest

from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks

RESIN_PART = 0.606  # of the lamp, kg CO2e: 2/3 x 300 kg RESIN / 100 x 0.5 x 0.606
CO2_PART = 0.08


def total(folder, **sheets):
    mini.write_all(folder)
    for member, changed in sheets.items():
        mini.write(folder, member, **changed)
    done = import_workbooks(folder, clock=mini.clock)
    assert set(done.imported) == {"LEAD", "S1", "S2"}
    return calculate(folder, clock=mini.clock).totals["total"]


def by_the_piece():
    """300 bags of one kilogram, from a supplier who sells by the kilogram."""
    bags = {**mini.bought("M1", "S2", "RESIN", 300.0, "unit"), "mass_per_unit": 1.0}
    return {"S1": {"materials": [bags]}}


def by_the_kilogram():
    """300 kg, from a supplier who sells 2 000 bags of half a kilogram."""
    return {"S2": {"products": [mini.product("RESIN", 2000.0, mass=0.5)]}}


@pytest.mark.parametrize("said", [by_the_piece, by_the_kilogram])
def test_pieces_and_kilograms_come_to_the_same(folder, said):
    assert total(folder, **said()) == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_plant_that_only_treats_waste_hands_on_its_burdens(folder):
    """S2 burns 1 000 kg of waste with 500 kWh; S1 sends 300 kg of it."""
    plant = [mini.product("RESIN", 1000.0, "kilogram", role="treated_waste")]
    sent = {"supplier": "S2", "supplier_product": "RESIN", "treatment": "incineration"}
    waste = mini.line("W1", "waste", "RESIN", 300.0, "kilogram", **sent)
    found = total(folder, S2={"products": plant}, S1={"materials": [], "outputs": [waste]})
    assert found == pytest.approx(mini.TOTAL - CO2_PART, rel=1e-12)


def test_scrap_comes_free_of_burdens(folder):
    scrap = mini.product("RESIN", 1000.0, "kilogram", role="by_product")
    dealer = {"products": [{**scrap, "by_product_treatment": "cut_off"}], "energy": []}
    assert total(folder, S2=dealer) == pytest.approx(mini.TOTAL - RESIN_PART, rel=1e-12)


def test_a_product_that_rests_takes_no_part(folder):
    """All of S1 goes into the cases: half as much again as by mass."""
    products = [mini.product("CASE", 100.0, mass=2.0), mini.product("LID", 0.0, role="co_product")]
    own = (300 * 0.5 * 0.606 + 600 * 0.606 + 12) / 100
    expected = own + 0.5 * 9.8493 + 2 * 0.606
    assert total(folder, S1={"products": products}) == pytest.approx(expected, rel=1e-12)


def test_a_code_with_a_blank_is_one_code(folder):
    products = [mini.product("CASE 01", 100.0, mass=2.0), mini.product("LID", 200.0, mass=0.5)]
    made = {"process": "P1", "kind": "production", "makes": "CASE 01 LID"}
    cases = {**mini.bought("M1", "S1", "CASE", 50.0, "unit"), "supplier_product": "CASE 01"}
    found = total(
        folder,
        S1={"products": products, "processes": [made]},
        LEAD={"materials": [cases, mini.ingot()]},
    )
    assert found == pytest.approx(mini.TOTAL, rel=1e-12)
