"""Where each check begins and ends: what is just good, what is just not, and what it then says."""

from dataclasses import replace
from datetime import date

import pytest
from sample_submission import add, cell, change, context, drop, place, sample
from saying import said, where

from bw_cfp_programme.checks import Context, check_submission
from bw_cfp_programme.checks.allocation_keys import incomplete_default_key, unsplittable_pool
from bw_cfp_programme.checks.packs import mass_of_a_piece
from bw_cfp_programme.checks.sense import (
    amount_beyond_reach,
    nothing_used,
    output_vanishing,
    stock_above_amount,
)
from bw_cfp_programme.checks.supply import supplier_unit_differs
from bw_cfp_programme.problems import Place


def facility(**values):
    return change(sample(), "facility", 1, **values)


def energy(**values):
    return change(sample(), "energy", 1, **values)


def period(start, end):
    return facility(period_start=date(*start), period_end=date(*end))


def unread(sheet, row, *fields):
    """A row with cells that the reader could not read, and told of."""
    blank = {field: () if field == "makes" else None for field in fields}
    return change(sample(), sheet, row, **blank, failed=frozenset(fields))


GOOD = {
    "a tax id that ends on 7x, one short of a multiple of five": facility(tax_id="12345675"),
    "a month ten times the median where three are known": energy(months=(1.0, 1.0, 99.0)),
    "months just below ten times": energy(months=(400.0, 3_999.0, *10 * (400.0,))),
    "eleven equal months": energy(months=11 * (400.0,)),
    "twelve times nothing": energy(months=12 * (0.0,), amount=None),
    "a by-product that nothing left of": change(sample(), "products", 3, output=0.0),
    "a pollutant that has a dataset": change(
        sample(), "outputs", 2, category="air_pollutant", item="NOx", background="NOx, to air"
    ),
    "a line whose kind of data is not said": change(sample(), "materials", 2, data_kind=None),
    "an unreadable category may be the electricity": unread("energy", 1, "category"),
    "an unreadable role may be the main product's": unread("products", 1, "role"),
    "a process that only serves": add(
        sample(), "processes", {"process": "P", "kind": "production", "serves": ("CAST",)}
    ),
    "a document is not asked for where nothing was measured": change(
        sample(), "outputs", 3, data_kind=None, evidence=None
    ),
}


@pytest.mark.parametrize("case", GOOD)
def test_nothing_is_said_of(case):
    assert [(p.code, p.place) for p in check_submission(GOOD[case], context())] == []


def results(*given):
    found = check_submission(add(sample(), "result", *given), context())
    return [p.code for p in found if p.code == "duplicate_result"]


def test_a_product_may_have_a_result_for_each_indicator_and_stage():
    one = {"product": "HOUSING", "indicator": "fossil", "stage": "use", "value": 1.0}
    assert results(one, {**one, "indicator": "biogenic"}, {**one, "stage": "distribution"}) == []
    assert results(one, {**one, "value": 2.0}) == ["duplicate_result"]


def test_a_pool_may_have_a_key_per_rule_and_receiver_but_one_rule_of_its_own():
    row = {"pool": "CAST", "rule": "custom_key", "target": "HOUSING", "value": 1.0}
    keys = (row, {**row, "target": "RING"}, {**row, "rule": "floor_hours"})
    twice = ({"pool": "CAST", "rule": "mass"}, {"pool": "CAST", "rule": "count"})
    for rows, told in ((keys, []), (twice, [cell("allocation", "pool", 2)])):
        found = check_submission(add(sample(), "allocation", *rows), context())
        assert [p.place for p in found if p.code == "duplicate_allocation_key"] == told


PERIODS = {
    "all before": ((2023, 1, 1), (2024, 12, 31), "period_elsewhere", "period_start"),
    "all after": ((2026, 1, 1), (2026, 12, 31), "period_elsewhere", "period_end"),
    "up to the first day": ((2024, 1, 2), (2025, 1, 1), "period_partly_outside", "period_start"),
    "from the last day": ((2025, 12, 31), (2026, 12, 30), "period_partly_outside", "period_end"),
    "a day too early": ((2024, 12, 31), (2025, 12, 31), "period_partly_outside", "period_start"),
    "a day too late": ((2025, 1, 1), (2026, 1, 1), "period_partly_outside", "period_end"),
    "a day short of a year": (
        (2025, 1, 2), (2025, 12, 31), "period_shorter_than_year", "period_end"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PERIODS)
def test_a_period_beside_the_programme_s(case):
    start, end, code, field = PERIODS[case]
    found = check_submission(period(start, end), context())
    assert [(p.code, p.place) for p in found] == [(code, cell("facility", field))]


def test_a_period_of_one_day_has_one_day():
    (found,) = check_submission(period((2025, 3, 1), (2025, 3, 1)), context())
    assert (found.code, found.values["days"]) == ("period_shorter_than_year", "1")


@pytest.mark.parametrize("missing", ["period_start", "period_end"])
def test_half_a_period_is_the_reader_s_business(missing):
    assert check_submission(facility(**{missing: None}), context()) == []


@pytest.mark.parametrize("country", ["tw", "TWN", "T", "台灣"])
def test_a_country_is_two_capital_letters(country):
    found = check_submission(facility(country=country), context())
    assert [p.code for p in found] == ["country_is_no_code"]


def test_a_missing_sheet_is_named_like_the_form_names_it():
    bare = replace(sample(), products=(), processes=(), lines=(), allocation=())
    (main,) = [p for p in check_submission(bare, Context()) if p.code == "no_main_product"]
    assert main.place == place("products")


def test_electricity_is_missed_on_its_sheet_as_the_workbook_names_it():
    coal = change(sample(), "energy", 1, category="fuel", item="Coal")
    renamed = coal.lines[2]
    moved = replace(renamed, place=Place(renamed.place.file, "Energy", renamed.place.cell))
    lines = tuple(moved if line is renamed else line for line in coal.lines)
    found = check_submission(replace(coal, lines=lines), context())
    assert [p.place.sheet for p in found if p.code == "no_electricity"] == ["Energy"]


@pytest.mark.parametrize("field", ["mass_per_unit", "amount"])
def test_a_mass_that_could_not_be_read_is_not_asked_for_again(field):
    by_piece = change(
        sample(), "materials", 1, **{"unit": "unit", "mass_per_unit": 1.0, field: None},
        failed=frozenset({field}),
    )  # fmt: skip
    assert check_submission(by_piece, context()) == []


def test_a_dropped_sheet_of_results_is_not_missed_where_it_could_not_be_read():
    bare = replace(facility(disclosure="result"), lines=())
    unread_sheet = Context(unread=frozenset({"result"}))
    assert check_submission(bare, unread_sheet) == []
    assert [p.code for p in check_submission(bare, Context())] == ["result_without_results"]


@pytest.mark.parametrize("sheet", ["materials", "energy", "transport", "outputs"])
def test_lines_are_not_missed_where_a_sheet_could_not_be_read(sheet):
    bare = replace(sample(), lines=())
    assert check_submission(bare, Context(unread=frozenset({sheet}))) == []


def test_all_that_goes_wrong_is_told_not_the_first_alone():
    two = drop(change(sample(), "facility", 1, country="Taiwan"), "energy", 1)
    codes = {p.code for p in check_submission(two, context())}
    assert codes == {"country_is_no_code", "no_electricity"}


def test_a_file_of_raw_data_without_a_line_is_told_where_it_promises_them():
    found = check_submission(replace(sample(), lines=()), context())
    assert [(p.code, p.place) for p in found] == [
        ("raw_without_lines", cell("facility", "disclosure"))
    ]


def test_a_product_of_which_nothing_was_made_is_named():
    (found,) = check_submission(change(sample(), "products", 2, output=0.0), context())
    assert "RING" in found.message("en")


@pytest.mark.parametrize(
    ("makes", "codes"),
    [
        (("SCRAP",), ["allocation_no_receiver"]),  # by-products carry no burden
        (("NONE",), []),  # an unknown code is told where it stands
        ((), []),
        (("HOUSING", "SCRAP"), []),
    ],
)
def test_a_pool_without_receiver_is_told_once(makes, codes):
    site = change(sample(), "processes", 1, makes=makes)
    assert sorted({p.code for p in unsplittable_pool(site, context())}) == codes


@pytest.mark.parametrize(
    ("failed", "told"),
    [((), ["products.machine_hours:2"]), (("machine_hours",), []),
     (("price",), ["products.machine_hours:2"])],
)  # fmt: skip
def test_a_key_that_the_rules_put_first_is_asked_for_unless_it_could_not_be_read(failed, told):
    site = change(sample(), "products", 2, machine_hours=None, failed=frozenset(failed))
    site = change(site, "facility", 1, allocation_rule=None)
    site = change(site, "energy", 1, process="CAST")
    assert where(incomplete_default_key, site) == told


def test_of_two_keys_that_lack_only_the_one_that_could_be_read_is_asked_for():
    site = change(facility(allocation_rule=None), "products", 1, machine_hours=None)
    failed = frozenset({"machine_hours"})
    site = change(site, "products", 2, machine_hours=None, failed=failed)
    tube = {"product": "TUBE", "role": "co_product", "unit": "unit", "output": 1.0,
            "machine_hours": 5.0, "mass_per_unit": 1.0}  # fmt: skip
    assert where(incomplete_default_key, add(site, "products", tube)) == ["products.machine_hours"]


def test_a_workbook_without_a_member_is_nobody_s():
    known = Context().with_workbooks([facility(member=None), sample()])
    assert set(known.products_by_member) == set(known.files_by_member) == {"S03"}


@pytest.mark.parametrize(
    ("sheet", "row", "values", "at"),
    [
        ("materials", 1, {"amount": 1e13}, None),
        ("materials", 1, {"amount": 1.1e13}, "materials.amount"),
        ("materials", 1, {"amount": -1.1e13}, "materials.amount"),
        ("materials", 1, {"amount": None}, None),
        ("materials", 1, {"amount": 1e300, "unit": "furlong"}, None),
        ("energy", 1, {"months": (None, 1.2e12, 1.1e12)}, "energy.m02"),
        ("energy", 1, {"months": (1.1e12, None, 1.2e12)}, "energy.m03"),
        ("transport", 1, {"amount": None, "distance": 1e7, "load": 1.1e5}, "transport.load"),
        ("products", 1, {"output": 1e13, "mass_per_unit": None}, None),
        ("products", 1, {"output": 1.1e13, "mass_per_unit": None}, "products.output"),
        ("products", 1, {"output": 1e13, "mass_per_unit": 1.1}, "products.output"),
        ("products", 3, {"output": 1e13, "mass_per_unit": 1.1}, None),
        ("products", 1, {"output": None}, None),
    ],
)
def test_figures_beyond_reach_are_told_at_the_cell_that_makes_them_so(sheet, row, values, at):
    found = where(amount_beyond_reach, change(sample(), sheet, row, **values))
    assert found == ([at] if at else [])


def test_a_figure_beyond_reach_says_the_most_in_its_own_unit():
    site = change(sample(), "materials", 1, amount=2e10, unit="ton")
    expected = {
        "at": "materials.amount", "code": "amount_beyond_reach", "line": "M1 Aluminium ingot",
        "amount": "2e+10", "unit": "t", "most": "1e+10",
    }  # fmt: skip
    assert said(amount_beyond_reach, site) == [expected]
    row = {"product": "HOUSING", "value": -2e13, "unit": "kilogram CO2e"}
    blank = {**row, "value": None}
    (found,) = said(amount_beyond_reach, add(sample(), "result", blank, row))
    assert (found["at"], found["line"], found["amount"]) == (
        "result.value:2", "HOUSING", "2e+13",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"amount": -1.0, "stock_change": 5.0}, True),
        ({"amount": 10.0, "stock_change": 11.0}, True),
        ({"amount": 10.0, "stock_change": 10.0}, False),
        ({"amount": 10.0, "stock_change": None}, False),
        ({"amount": None, "stock_change": 5.0}, False),
        ({"amount": 10.0, "stock_change": 11.0, "failed": frozenset({"amount"})}, False),
        ({"amount": 10.0, "stock_change": 11.0, "failed": frozenset({"stock_change"})}, False),
        ({"amount": 10.0, "stock_change": 11.0, "failed": frozenset({"item"})}, True),
    ],
)
def test_a_stock_that_grew_by_more_than_came_in(values, told):
    wrong = {"amount": 1.0, "stock_change": 3.0}
    site = change(change(sample(), "materials", 1, **values), "materials", 2, **wrong)
    *found, last = said(stock_above_amount, site)
    assert last == {
        "at": "materials.stock_change:2", "code": "stock_above_amount", "line": "M2 Carton",
        "unit": "pcs", "amount": "1", "stock": "3", "net": "-2",
    }  # fmt: skip
    assert [one["at"] for one in found] == (["materials.stock_change"] if told else [])


@pytest.mark.parametrize(
    "values", [{"unit": None}, {"unit": "kilogram", "failed": frozenset({"mass_per_unit"})}]
)
def test_a_unit_that_was_not_read_is_not_compared_with_the_supplier_s(values):
    again = {**sample_line(), "unit": "kilogram"}
    site = add(change(sample(), "materials", 2, **values), "materials", again)
    assert where(supplier_unit_differs, site) == ["materials.unit:3"]


def sample_line():
    return {"line": "M9", "category": "packaging", "item": "Carton", "amount": 1.0,
            "supplier": "S07", "supplier_product": "BOX"}  # fmt: skip


def test_only_what_the_balance_counts_can_close_it():
    """3 kpcs of cartons of 1 kg are no main material, though the balance lacks as much."""
    site = change(sample(), "materials", 1, amount=7_000.0)
    cartons = {**sample_line(), "unit": "thousand units", "amount": 3.0, "mass_per_unit": 1.0}
    assert where(mass_of_a_piece, add(site, "materials", cartons)) == []
    parts = {**cartons, "category": "main_material"}
    whole = add(site, "materials", parts)
    assert where(mass_of_a_piece, whole) == ["materials.mass_per_unit:3"]
    assert where(mass_of_a_piece, whole, programme=None) == []
    unknown = change(whole, "products", 1, mass_per_unit=None)
    assert where(mass_of_a_piece, unknown) == []


@pytest.mark.parametrize(
    ("output", "amount"), [(1e-9, None), (0.9e-9, "9e-10"), (0.0, None), (None, None)]
)
def test_so_little_of_a_product_that_nothing_can_be_divided_by_it(output, amount):
    expected = {
        "at": "products.output:2", "code": "output_vanishing", "product": "Ring", "unit": "pcs",
        "amount": amount, "least": "1e-09",
    }  # fmt: skip
    site = change(sample(), "products", 2, output=output)
    assert said(output_vanishing, site) == ([expected] if amount else [])


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        ({}, True),
        ({"amount": 5.0}, False),
        ({"amount": 0.0, "stock_change": 0.0}, False),
        ({"category": "packaging"}, False),
        ({"failed": frozenset({"unit"})}, False),
    ],
)
def test_a_main_material_of_which_all_went_into_stock(values, is_told):
    known = {"amount": 2_000.0, "stock_change": 2_000.0, "unit": "ton"}
    site = change(sample(), "materials", 1, **{**known, **values})
    expected = {
        "at": "materials.stock_change", "code": "nothing_used", "line": "M1 Aluminium ingot",
        "amount": "2,000", "unit": "t",
    }  # fmt: skip
    assert said(nothing_used, site) == ([expected] if is_told else [])
