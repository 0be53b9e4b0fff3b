"""The lead's inventory: a product stands on its stages, later life included."""

from workbooks import amounts, inventory, later, line, only, product

from bw_cfp_programme.allocation.plant import Comparison

LAMP = product("LAMP", 1000.0, name_en="9 W LED lamp")
SPARE = product("SPARE", 3000.0, role="co_product")
STAGES = ("raw_materials", "manufacturing", "distribution", "use", "end_of_life")


def test_a_product_takes_one_unit_of_each_stage():
    found = inventory(
        LAMP,
        SPARE,
        line("M1", "main_material", 400.0, "kilogram", stage="raw_materials"),
        line("E1", "electricity", 80.0, "kilowatt hour"),
        later("U1", "use", 225.0, "kilowatt hour", basis="per_unit"),
        later("U2", "use", 70.0, "kilogram", basis="period"),
        member="LEAD",
    )
    name = "9 W LED lamp, {}"
    labels = ("raw materials", "manufacturing", "distribution", "use", "end of life")
    assert amounts(found) == {
        "LAMP": {name.format(stage): 1.0 for stage in labels},
        "LAMP raw_materials": {"M1": 400 * 1000 / 4000},
        "LAMP manufacturing": {"E1": 80 * 1000 / 4000},
        "LAMP distribution": {},
        "LAMP use": {"U1": 225 * 1000, "U2": 70},
        "LAMP end_of_life": {},
        "SPARE": {f"SPARE, {stage}": 1.0 for stage in labels},
        "SPARE raw_materials": {"M1": 400 * 3000 / 4000},
        "SPARE manufacturing": {"E1": 80 * 3000 / 4000},
        "SPARE distribution": {},
        "SPARE use": {},
        "SPARE end_of_life": {},
    }
    outputs = {ds["code"]: ds["production amount"] for ds in found.datasets}
    assert (outputs["LAMP"], outputs["LAMP use"], outputs["SPARE use"]) == (1.0, 1000.0, 3000.0)
    lamp = found.datasets[0]["exchanges"]
    assert [e["input"][1] for e in lamp] == ["LAMP", *(f"LAMP {stage}" for stage in STAGES)]
    assert [e["cfp"]["stage"] for e in lamp[1:]] == list(STAGES)


def test_a_line_of_one_product_says_so():
    found = inventory(LAMP, SPARE, later("U1", "use", 2.0, "kilogram"), member="LEAD")
    (step,) = only(found, "LAMP use", "U1").cfp["allocation"]
    assert (step["pool"], step["rule"], step["chosen_by"]) == (
        "LAMP",
        "dedicated",
        "own_product",
    )


def test_first_rule_leaves_the_later_life_of_a_product_to_it():
    rows = (LAMP, SPARE, later("U1", "use", 2.0, "kilogram"))
    found = inventory(
        *rows, member="LEAD", comparison=Comparison("output_quantity", whole_site=True)
    )
    assert only(found, "LAMP use", "U1").amount == 2.0


def test_stages_outside_the_boundary_are_told_not_counted():
    rows = (LAMP, later("U1", "use", 2.0, "kilogram"))
    found = inventory(*rows, member="LEAD", boundary="cradle-to-gate")
    assert [ds["cfp"]["stage"] for ds in found.datasets] == ["", "raw_materials", "manufacturing"]
    (told,) = found.problems
    assert (told.code, told.place.cell) == ("stage_outside_boundary", "U1.stage")
    assert told.severity.value == "info"
    assert "使用階段" in told.message("zh_TW")
    assert "stage Use" in told.message("en")


def test_a_suppliers_boundary_ends_at_its_gate():
    found = inventory(product("LAMP", 10.0), later("U1", "use", 2.0, "kilogram"))
    assert [p.code for p in found.problems] == ["stage_outside_boundary"]
    assert [ds["code"] for ds in found.datasets] == ["LAMP"]
