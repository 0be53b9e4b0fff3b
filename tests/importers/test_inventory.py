"""A supplier's inventory: the shape of a dataset, and lines as each product takes them."""

import json

import pytest
from workbooks import amounts, inventory, key, line, only, process, product

from bw_cfp_programme.allocation.plant import Comparison

A = product("A", 800.0, name_en="Housing", name_zh="外殼", machine_hours=30.0, mass_per_unit=0.5)
B = product("B", 200.0, role="co_product", machine_hours=90.0, mass_per_unit=0.5)
W = product("W", 50.0, "kilogram", role="by_product")


def test_a_dataset_has_the_shape_that_the_architecture_promises():
    facts = {"company_en": "Example Alloys", "country": "TW"}
    (dataset,) = inventory(A, line("M1", "main_material", 5.0, "kilogram"), **facts).datasets
    assert dataset["comment"].endswith("Example Alloys, -; - to -; output 800 pcs; from S03.xlsx.")
    assert {k: v for k, v in dataset.items() if k not in ("exchanges", "comment")} == {
        "database": "cfp lamp-2026 S03",
        "code": "A",
        "name": "Housing",
        "reference product": "Housing",
        "unit": "unit",
        "location": "TW",
        "type": "process",
        "production amount": 800.0,
        "cfp": {
            "member": "S03",
            "product": "A",
            "stage": "",
            "role": "main",
            "name_zh": "外殼",
            "mass_per_unit": 0.5,
            "source": {
                "workbook": "f" * 64,
                "file": "S03.xlsx",
                "sheet": "products",
                "cell": "A.output",
            },
        },
    }
    assert dataset["exchanges"][0] == {
        "type": "production",
        "input": ("cfp lamp-2026 S03", "A"),
        "name": "Housing",
        "unit": "unit",
        "amount": 800.0,
    }


def test_an_exchange_says_where_it_comes_from_and_how_it_was_split():
    row = line(
        "E1",
        "electricity",
        1000.0,
        "kilowatt hour",
        allocation_rule="machine_hours",
        data_kind="measured",
        credibility="calibrated_external",
        evidence="EV03",
    )
    found = only(inventory(A, B, row), "B", "E1")
    assert (found.type, found.unit, found.amount) == (
        "technosphere",
        "kilowatt hour",
        1000 * 90 / 120,
    )
    assert (
        found.comment
        == "S03.xlsx › materials › E1.amount: 1000 kWh x 0.75 (機時 Machine hours 90/120 h)"
    )
    assert found.cfp == {
        "line": "E1",
        "category": "electricity",
        "item": "E1",
        "stage": "manufacturing",
        "source": {
            "workbook": "f" * 64,
            "file": "S03.xlsx",
            "sheet": "materials",
            "cell": "E1.amount",
        },
        "activity": {"amount": 1000.0, "unit": "kilowatt hour"},
        "conversion": 1.0,
        "mass_per_unit": None,
        "allocation": [
            {
                "pool": "site",
                "rule": "machine_hours",
                "numerator": 90.0,
                "denominator": 120.0,
                "unit": "hour",
                "chosen_by": "line",
                "reason": "",
                "passed_over": [],
            }
        ],
        "share": 90 / 120,
        "link": {"supplier": "", "product": "", "background": "", "gas": ""},
        "mapping": {"condition": "", "mapper": "", "date": "", "reason": ""},
        "data_kind": "measured",
        "credibility": "calibrated_external",
        "activity_uncertainty": None,
        "factor_kind": "",
        "factor_uncertainty": None,
        "evidence": "EV03",
        "primary": True,
        "aircraft": False,
    }


def test_plain_types_only_and_the_same_twice():
    rows = (A, B, W, line("E1", "electricity", 10.0, "kilowatt hour"))
    first, second = (json.dumps(inventory(*rows).datasets) for _ in range(2))
    assert first == second


def test_lines_reach_products_through_site_process_and_utility():
    found = inventory(
        A,
        B,
        W,
        process("P1", makes=("A", "W")),
        process("P2", makes=("A", "B")),
        process("AIR", "utility", serves=("P1", "P2")),
        key("P2", None, None, rule="machine_hours"),
        key("AIR", "P1", 25.0, rule="metered_share", unit="percent"),
        key("AIR", "P2", 65.0, rule="metered_share", unit="percent"),
        line("SITE", "water", 10.0, "cubic meter"),
        line("CUT", "main_material", 400.0, "kilogram", process="P1"),
        line("JOIN", "auxiliary_material", 60.0, "kilogram", process="P2"),
        line("COMP", "electricity", 2000.0, "kilowatt hour", process="AIR"),
    )
    assert amounts(found) == {
        "A": pytest.approx(
            {
                "SITE": 10 * 800 / 1000,
                "CUT": 400.0,
                "JOIN": 60 * 30 / 120,
                "COMP": 2000 * 0.25 + 2000 * 0.65 * 30 / 120,
            },
            rel=1e-12,
        ),
        "B": pytest.approx(
            {"SITE": 10 * 200 / 1000, "JOIN": 60 * 90 / 120, "COMP": 2000 * 0.65 * 90 / 120},
            rel=1e-12,
        ),
        "W": {},
    }
    (rest,) = found.remainders
    assert (rest.line, rest.pool, rest.unit, rest.place.cell) == (
        "COMP",
        "AIR",
        "kilowatt hour",
        "COMP.amount",
    )
    assert rest.amount == pytest.approx(2000 * 0.10, rel=1e-12)


def test_quantity_is_net_of_stock_and_summed_over_months():
    stock = line("M1", "main_material", 100.0, "kilogram", stock_change=-5.0)
    months = line("E1", "electricity", None, "kilowatt hour", months=(1.0, None, 2.0))
    leg = line("T1", "inbound_transport", None, "ton kilometer", distance=300.0, load=2.0)
    zero = line("Z1", "packaging", 0.0, "kilogram")
    found = inventory(A, stock, months, leg, zero)
    assert amounts(found)["A"] == {"M1": 100 + 5, "E1": 1 + 2, "T1": 300 * 2, "Z1": 0}
    cells = [only(found, "A", code).cfp["source"]["cell"] for code in ("M1", "E1", "T1")]
    assert cells == ["M1.amount", "E1.m01:E1.m12", "T1.distance:T1.load"]


def test_unusable_lines_are_left_to_the_checks():
    failed = line("M1", "main_material", None, "kilogram", failed=frozenset({"amount"}))
    blank = line("M2", "main_material", None, "kilogram")
    unmeasured = line("M3", "main_material", 1.0, None)
    nowhere = line("M4", "main_material", 1.0, "kilogram", process=None)
    uncategorised = line("M5", None, 1.0, "kilogram")
    assert amounts(inventory(A, failed, blank, unmeasured, nowhere, uncategorised)) == {"A": {}}


def test_links_say_what_the_line_names():
    links = {
        "M1": (
            line("M1", "main_material", 1.0, "unit", supplier="S06", supplier_product="ALY"),
            {"supplier": "S06", "product": "ALY"},
        ),
        "M2": (
            line(
                "M2",
                "main_material",
                1.0,
                "unit",
                supplier="outside",
                supplier_product="their code",
                background="Aluminium ingot",
            ),
            {"background": "Aluminium ingot"},
        ),
        "G1": (line("G1", "refrigerant", 1.0, "gram", item="R-410A"), {"gas": "R-410A"}),
        "W1": (line("W1", "water_pollutant", 1.0, "kilogram", item="COD"), {}),
    }
    found = inventory(A, *(row for row, _ in links.values()))
    blank = dict.fromkeys(("supplier", "product", "background", "gas"), "")
    for code, (_, said) in links.items():
        exchange = only(found, "A", code)
        assert exchange.cfp["link"] == blank | said
        assert exchange.type == ("biosphere" if code == "G1" else "technosphere")


@pytest.mark.parametrize(
    ("kind", "primary"), [("invoiced", True), ("literature", False), ("", False)]
)
def test_primary_data_are_what_the_table_of_data_kinds_says(kind, primary):
    found = inventory(A, line("M1", "main_material", 1.0, "kilogram", data_kind=kind))
    assert only(found, "A", "M1").cfp["primary"] is primary


def test_air_freight_is_told_apart():
    leg = line("T1", "inbound_transport", 5.0, "ton kilometer", mode="air")
    assert only(inventory(A, leg), "A", "T1").cfp["aircraft"] is True


def test_a_pools_mistake_is_told_once_and_nothing_of_it_is_handed_on():
    litres = product("L", 5.0, "litre")
    lines = [line(f"M{i}", "main_material", 1.0, "kilogram") for i in range(3)]
    found = inventory(A, litres, *lines)
    assert [(p.code, p.place.cell) for p in found.problems] == [
        ("allocation_mixed_units", "L.output")
    ]
    assert [len(ds["exchanges"]) for ds in found.datasets] == [1, 1]


def test_unknown_codes_are_problems_of_their_cells():
    lost = line("M1", "main_material", 1.0, "kilogram", process="P9")
    stray = line("D1", "main_material", 1.0, "kilogram", process=None, product="X9")
    assert [(p.code, p.place.cell) for p in inventory(A, lost, stray).problems] == [
        ("allocation_unknown_code", "M1.process"),
        ("allocation_unknown_code", "D1.product"),
    ]


def test_the_first_rule_splits_the_whole_site_for_every_line():
    rows = (
        A,
        B,
        process("P1", makes=("A",)),
        key("site", None, None, rule="machine_hours"),
        line("M1", "main_material", 100.0, "kilogram", process="P1"),
        line("E1", "electricity", 100.0, "kilowatt hour", allocation_rule="mass"),
    )
    found = inventory(*rows, comparison=Comparison("output_quantity", whole_site=True))
    assert amounts(found) == {
        "A": {"M1": 100 * 800 / 1000, "E1": 100 * 800 / 1000},
        "B": {"M1": 100 * 200 / 1000, "E1": 100 * 200 / 1000},
    }
    (step,) = only(found, "A", "M1").cfp["allocation"]
    assert step["chosen_by"] == "first_rule_everywhere"


def test_a_dataset_needs_an_output():
    assert [ds["code"] for ds in inventory(A, product("N", None), product("Z", 0.0)).datasets] == [
        "A"
    ]


def test_location_falls_back_to_the_programme_and_then_to_the_world():
    assert inventory(A).datasets[0]["location"] == "VN"
    assert inventory(A, member="S99").datasets[0]["location"] == "GLO"
