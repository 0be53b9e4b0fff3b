"""One mistake in a good workbook: exactly this problem, at exactly this cell."""

from datetime import date

import pytest
from sample_submission import OWN_RING, POWER, add, change, context, drop, place, sample, share

from bw_cfp_programme.checks import check_submission


def changed(sheet, row, **values):
    return change(sample(), sheet, row, **values)


def facility(**values):
    return changed("facility", 1, **values)


def added(sheet, *values):
    return add(sample(), sheet, *values)


def dropped(sheet, row):
    return drop(sample(), sheet, row)


def result_only(*results):
    bare = sample()
    for sheet, row in [("materials", 2), ("materials", 1), ("energy", 1), ("transport", 1)]:
        bare = drop(bare, sheet, row)
    for _ in range(3):
        bare = drop(bare, "outputs", 1)
    return change(add(bare, "result", *results), "facility", 1, disclosure="result")


RESULT = {"product": "HOUSING", "indicator": "fossil", "value": 1.0, "unit": "kilogram CO2e"}

CASES = {
    # member
    "code of nobody": (facility(member="S3"), "unknown_member", "facility.member"),
    "country by name": (facility(country="Taiwan"), "country_is_no_code", "facility.country"),
    "tax id with a slip": (facility(tax_id="22099132"), "mistyped_tax_id", "facility.tax_id"),
    # period
    "ends before it starts": (
        facility(period_start=date(2025, 12, 31), period_end=date(2025, 1, 1)),
        "period_reversed",
        "facility.period_end",
    ),
    "eleven months": (
        facility(period_end=date(2025, 11, 30)),
        "period_shorter_than_year",
        "facility.period_end",
    ),
    "the year before": (
        facility(period_start=date(2024, 1, 1), period_end=date(2024, 12, 31)),
        "period_elsewhere",
        "facility.period_start",
    ),
    "a financial year": (
        facility(period_start=date(2025, 4, 1), period_end=date(2026, 3, 31)),
        "period_partly_outside",
        "facility.period_end",
    ),
    # said twice
    "line id again on another sheet": (
        changed("outputs", 1, line="E1"),
        "duplicate_line_id",
        "outputs.line",
    ),
    "product code again": (
        changed("products", 3, product="RING"),
        "duplicate_product_code",
        "products.product:3",
    ),
    "process code again": (
        added("processes", {"process": "OFFICE", "kind": "utility"}),
        "duplicate_process_code",
        "processes.process:3",
    ),
    "process named like a product": (
        added("processes", {"process": "RING", "kind": "utility"}),
        "process_named_like_product",
        "processes.process:3",
    ),
    "evidence id again": (
        added("evidence", {"evidence": "EV1"}),
        "duplicate_evidence_id",
        "evidence.evidence:2",
    ),
    "key value again": (
        added("allocation", share("HOUSING", 0.5), share("HOUSING", 0.5), share("RING", 0.5)),
        "duplicate_allocation_key",
        "allocation.pool:2",
    ),
    "result again": (
        result_only(RESULT, RESULT),
        "duplicate_result",
        "result.product:2",
    ),
    # references
    "makes an unknown product": (
        changed("processes", 1, makes=("HOUSING", "RING", "RINGS")),
        "unknown_product",
        "processes.makes",
    ),
    "result of an unknown product": (
        result_only({**RESULT, "product": "HOUSNG"}),
        "unknown_product",
        "result.product",
    ),
    "line of an unknown process": (
        changed("materials", 1, process="CAT"),
        "unknown_process",
        "materials.process",
    ),
    "serves an unknown process": (
        changed("processes", 2, serves=("CAST", "PAINT")),
        "unknown_process",
        "processes.serves:2",
    ),
    "pool of nobody": (
        added("allocation", {"pool": "BOILER", "rule": "mass"}),
        "unknown_pool",
        "allocation.pool",
    ),
    "key for nobody": (
        added("allocation", share("LID", 0.0), share("RING", 1.0)),
        "unknown_target",
        "allocation.target",
    ),
    "document that is not listed": (
        changed("energy", 1, evidence="EV2"),
        "unknown_evidence",
        "energy.evidence",
    ),
    "carries what is not there": (
        changed("transport", 1, carries="M9"),
        "unknown_carried_line",
        "transport.carries",
    ),
    "supplier who takes no part": (
        changed("materials", 1, supplier="S9"),
        "unknown_supplier",
        "materials.supplier",
    ),
    # products
    "no main product": (
        changed("products", 1, role="co_product"),
        "no_main_product",
        "products",
    ),
    "made by no process": (
        changed("processes", 1, makes=("HOUSING",)),
        "product_not_made",
        "products.product:2",
    ),
    "process that makes nothing": (
        added("processes", {"process": "PAINT", "kind": "production"}),
        "process_makes_nothing",
        "processes.makes:3",
    ),
    "credited for nothing": (
        changed("products", 3, by_product_treatment="substitution"),
        "substitution_without_product",
        "products.substitutes:3",
    ),
    "product that rests, yet took hours": (
        changed("products", 2, output=0.0),
        "output_zero",
        "products.output:2",
    ),
    # sense
    "stock grew by more than came in": (
        changed("materials", 2, stock_change=1_000.0),
        "stock_above_amount",
        "materials.stock_change:2",
    ),
    "more than any site uses": (
        changed("energy", 1, months=(), amount=4e14),
        "amount_beyond_reach",
        "energy.amount",
    ),
    "a kilogram of three": (
        changed("products", 3, mass_per_unit=3.0),
        "mass_of_a_mass",
        "products.mass_per_unit:3",
    ),
    # supply
    "which product of the supplier": (
        changed("materials", 2, supplier_product=None),
        "supplier_without_product",
        "materials.supplier_product:2",
    ),
    "product that the supplier does not have": (
        changed("materials", 2, supplier_product="BOXX"),
        "unknown_supplier_product",
        "materials.supplier_product:2",
    ),
    "unit that the supplier does not use": (
        changed("materials", 2, unit="kilogram"),
        "supplier_unit_differs",
        "materials.unit:2",
    ),
    "bought by the kilogram, its mass unknown": (
        changed("materials", 2, unit="square meter", mass_per_unit=0.5),
        "supplier_unit_differs",
        "materials.unit:2",
    ),
    "product made of itself": (
        added("materials", OWN_RING),
        "product_made_of_itself",
        "materials.supplier_product:3",
    ),
    # completeness
    "result without a result": (
        result_only(),
        "result_without_results",
        "facility.disclosure",
    ),
    "result and lines": (
        add(facility(disclosure="result"), "result", RESULT),
        "lines_in_result_mode",
        "materials.line",
    ),
    "lines and a result": (added("result", RESULT), "results_in_raw_mode", "result.product"),
    "no electricity": (
        dropped("energy", 1),
        "no_electricity",
        "energy",
    ),
    "waste that goes nowhere": (
        changed("outputs", 1, treatment=None),
        "waste_without_treatment",
        "outputs.treatment",
    ),
    "invoice that is not listed": (
        changed("materials", 2, evidence=None),
        "line_without_evidence",
        "materials.evidence:2",
    ),
    "estimate": (
        changed("materials", 2, data_kind="own_assessment", evidence=None),
        "estimated_line",
        "materials.data_kind:2",
    ),
    # balance: 9 800 kg come out
    "a tonne of ingots too much": (
        changed("materials", 1, amount=11_000.0),
        "mass_imbalance",
        "materials.amount",
    ),
    "more out than in": (
        changed("materials", 1, amount=8_900.0),
        "mass_imbalance",
        "products.output",
    ),
    "product of unknown mass": (
        changed("products", 2, mass_per_unit=None),
        "mass_balance_unknown",
        "products.mass_per_unit:2",
    ),
    # months
    "a decimal point slipped": (
        changed("energy", 1, months=(410.0, 4_200.0, *10 * (400.5,))),
        "monthly_outlier",
        "energy.m02",
    ),
    "one bill copied": (changed("energy", 1, months=12 * (400.0,)), "copied_months", "energy.m01"),
    # gases
    "gas of nobody": (changed("outputs", 2, item="Zeon"), "unknown_gas", "outputs.item:2"),
    "blend with a part that nobody rates": (
        changed("outputs", 3, item="R-422D"),
        "blend_part_without_factor",
        "outputs.item:3",
    ),
    "pollutant that warms": (
        changed("outputs", 2, category="air_pollutant", item="methane"),
        "greenhouse_gas_as_pollutant",
        "outputs.category:2",
    ),
    "pollutant that does not": (
        changed("outputs", 2, category="air_pollutant", item="NOx"),
        "pollutants_not_counted",
        "outputs.category:2",
    ),
    # transport
    "leg by what": (changed("transport", 1, mode=None), "leg_without_mode", "transport.mode"),
    "by air": (changed("transport", 1, mode="air"), "air_freight", "transport.mode"),
    # downstream
    "downstream of a supplier": (
        added("downstream", POWER),
        "downstream_of_supplier",
        "downstream.line",
    ),
    # allocation
    "key without value": (
        change(facility(allocation_rule="machine_hours"), "products", 2, machine_hours=None),
        "allocation_weight_missing",
        "products.machine_hours:2",
    ),
    "the rule set's key for one of two": (
        change(facility(allocation_rule=None), "products", 2, machine_hours=None),
        "allocation_key_incomplete",
        "products.machine_hours:2",
    ),
    "custom key for one of two": (
        added("allocation", {**share("HOUSING", 1.0), "rule": "custom_key"}),
        "allocation_weight_missing",
        "allocation.rule",
    ),
    "shares above one": (
        added("allocation", share("HOUSING", 0.7), share("RING", 0.4)),
        "allocation_above_whole",
        "allocation.value:2",
    ),
    "shares below one": (
        added("allocation", share("HOUSING", 0.7), share("RING", 0.2)),
        "allocation_remainder",
        "allocation.value",
    ),
    "unlike products by mass": (
        change(facility(allocation_rule="mass"), "products", 1, price=900.0),
        "heterogeneous_output",
        "facility.allocation_rule",
    ),
    "unlike products of one process": (
        change(
            add(
                facility(allocation_rule="machine_hours"),
                "allocation",
                {"pool": "CAST", "rule": "output_quantity"},
            ),
            "products",
            1,
            price=900.0,
        ),
        "heterogeneous_output",
        "allocation.rule",
    ),
    "unlike products by quantity": (
        changed("products", 1, price=900.0),
        "heterogeneous_output",
        "facility.allocation_rule",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_gives_one_problem(case):
    submission, code, address = CASES[case]
    found = check_submission(submission, context())
    assert [(p.code, p.place) for p in found] == [(code, place(address))]


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_said_in_both_languages(case):
    submission, _, _ = CASES[case]
    for found in check_submission(submission, context()):
        for language in ("en", "zh_TW"):
            assert found.message(language).endswith((".", "。"))
            assert found.remedy(language).strip()
            assert "{" not in found.message(language) + found.remedy(language)
