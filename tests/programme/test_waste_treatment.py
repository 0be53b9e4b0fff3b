"""Waste given to a background that writes its treatments as ecoinvent does: production -1."""

import mini
import pytest

from bw_cfp_programme import brightway
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.importing import import_workbooks

PER_KG = 2.35
"""kg CO2 from burning 1 kg of plastic; invented."""


def treatment(code, made):
    """Takes in `made` kg of waste (negative) or treats it as a service (positive)."""
    return {"code": code, "name": code, "reference product": "waste plastic", "unit": "kilogram",
            "location": "TW", "type": "process", "exchanges": [
                {"type": "production", "input": ("own", code), "amount": made},
                {"type": "biosphere", "input": ("own", "co2"), "amount": PER_KG * abs(made)}],
            }  # fmt: skip


@pytest.fixture
def treated(folder):
    flow = {"code": "co2", "name": "Carbon dioxide, fossil", "unit": "kilogram",
            "type": "emission", "categories": ("air",), "exchanges": []}  # fmt: skip
    datasets = [flow, treatment("given", -1.0), treatment("service", 1.0)]
    with brightway.use_project(open_programme(folder).project):
        brightway.write_database("own", datasets)
    text = (folder / FILE).read_text(encoding="utf-8")
    text = text.replace('["cfp factors TW MOENV"]', '["own", "cfp factors TW MOENV"]')
    (folder / FILE).write_text(text, encoding="utf-8")
    for member in ("S1", "S2"):
        mini.write(folder, member)
    return folder


def waste(dataset, category="waste"):
    named = {"supplier": "outside", "background": dataset}
    return mini.line("W1", category, "Plastic scrap", 0.1, "ton", **named)


@pytest.mark.parametrize("dataset", ["given", "service"])
@pytest.mark.parametrize("category", ["waste", "waste_water"])
def test_a_treatment_is_a_burden_in_either_convention(treated, dataset, category):
    """100 kg for 50 lamps."""
    mini.write(treated, "LEAD", outputs=[waste(dataset, category)])
    found = report(treated, clock=mini.clock)
    assert found.header.footprint == pytest.approx(mini.TOTAL + 2 * PER_KG, rel=1e-9)
    assert "negative_emission" not in found.section("problems").column("code")
    lines = found.section("lines")
    factors = dict(zip(lines.column("item"), lines.column("factor_total"), strict=True))
    assert factors["Plastic scrap"] == pytest.approx(PER_KG)


def test_it_counts_in_the_inventory_of_the_site(treated):
    mini.write(treated, "LEAD", outputs=[waste("given")])
    sections = {each.key: each for each in assess(treated, "reconcile", clock=mini.clock).sections}
    sources = sections["reconciliation_sources"]
    whole = dict(zip(sources.column("category"), sources.column("whole_mass"), strict=True))
    assert whole["waste"] == pytest.approx(100 * PER_KG)


def test_what_is_bought_is_not_taken_from_a_treatment(treated):
    """Else it would be a credit."""
    bought = mini.line("M9", "main_material", "Plastic scrap", 100.0, "kilogram",
                       supplier="outside", background="given")  # fmt: skip
    mini.write(treated, "LEAD", materials=[*mini.LEAD["materials"], bought])
    imported = import_workbooks(treated, clock=mini.clock)
    found = [one for one in imported.problems if one.code == "line_takes_treatment"]
    assert [(one.values["dataset"], one.values["item"]) for one in found] == [
        ("given", "Plastic scrap")
    ]
    assert imported.left_out == ("LEAD.xlsx",)
