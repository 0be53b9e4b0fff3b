"""The split, level by level: expected shares are written as the arithmetic that gives them."""

import pytest
from plants import faults, key, process, product, shares, split

from bw_cfp_programme import problems
from bw_cfp_programme.allocation.split import Split

A = product("A", 600.0, machine_hours=10.0)
B = product("B", 300.0, machine_hours=30.0)
C = product("C", 100.0, machine_hours=0.0)
WASTE = product("W", 50.0, role="by_product")


def test_first_rule_divides_the_site_by_total_product_quantity():
    parts = split((A, B, C, WASTE))
    assert shares(parts) == {"A": 600 / 1000, "B": 300 / 1000, "C": 100 / 1000}
    (step,) = parts.shares[0].steps
    assert (step.pool, step.rule, step.unit) == ("site", "output_quantity", "kilogram")
    assert (step.numerator, step.denominator) == (600, 1000)


def test_products_in_units_that_convert_share_one_key():
    assert shares(split((product("A", 600.0), product("B", 0.4, "ton")))) == {
        "A": 600 / 1000,
        "B": 400 / 1000,
    }


def test_products_in_units_that_do_not_convert_need_a_common_key():
    parts = split((A, product("L", 5.0, "litre"), product("U", 7.0, "unit")))
    assert faults(parts) == [("allocation_mixed_units", "L.output")]
    assert "kg, L, pcs" in parts.problems[0].message("zh_TW")


def test_a_production_process_is_split_among_what_it_makes():
    plant = (A, B, C, WASTE, process("P1", makes=("B", "C", "W")))
    assert shares(split(plant, "P1")) == {"B": 300 / 400, "C": 100 / 400}


def test_a_single_receiver_is_dedicated():
    parts = split((A, B, process("P1", makes=("B",))), "P1")
    assert shares(parts) == {"B": 1.0}
    assert parts.shares[0].steps[0].rule == "dedicated"


def test_a_utility_goes_through_the_processes_that_it_serves():
    plant = (
        A,
        B,
        C,
        process("P1", makes=("A", "B")),
        process("P2", makes=("C",)),
        process("AIR", "utility", serves=("P1", "P2")),
        key("AIR", rule="custom_key", reason="compressor log"),
        key("AIR", "P1", 3000.0, unit="cubic meter"),
        key("AIR", "P2", 1000.0, unit="cubic meter"),
        key("P1", rule="machine_hours"),
    )
    parts = split(plant, "AIR")
    assert shares(parts) == pytest.approx(
        {"A": 3 / 4 * 10 / 40, "B": 3 / 4 * 30 / 40, "C": 1 / 4}, rel=1e-15
    )
    assert [(s.pool, s.rule) for s in parts.shares[0].steps] == [
        ("AIR", "custom_key"),
        ("P1", "machine_hours"),
    ]
    assert [(s.chosen_by, s.reason) for s in parts.shares[0].steps] == [
        ("pool", "compressor log"),
        ("pool", ""),
    ]


def test_a_process_weighs_what_the_products_behind_it_weigh():
    plant = (
        A,
        B,
        C,
        process("P1", makes=("A",)),
        process("P2", makes=("A", "B", "C")),
        process("AIR", "utility", serves=("P1", "P2")),
    )
    assert shares(split(plant, "AIR")) == pytest.approx(
        {
            "A": 600 / 1600 + 1000 / 1600 * 600 / 1000,
            "B": 1000 / 1600 * 300 / 1000,
            "C": 1000 / 1600 * 100 / 1000,
        },
        rel=1e-15,
    )


def test_an_office_that_names_nobody_serves_the_whole_site():
    assert shares(split((A, B, process("OFFICE", "office")), "OFFICE")) == {
        "A": 600 / 900,
        "B": 300 / 900,
    }


def test_a_utility_may_serve_a_utility():
    plant = (A, B, process("P1", makes=("A", "B")))
    plant = (*plant, process("STEAM", "utility", serves=("P1",)))
    plant = (*plant, process("WATER", "utility", serves=("STEAM",)))
    parts = split(plant, "WATER")
    assert shares(parts) == {"A": 600 / 900, "B": 300 / 900}
    assert [step.pool for step in parts.shares[0].steps] == ["WATER", "STEAM", "P1"]


def test_site_may_be_metered_by_process():
    plant = (
        A,
        B,
        process("P1", makes=("A",)),
        process("P2", makes=("B",)),
        key("site", rule="metered_share"),
        key("site", "P1", 55.0, unit="percent"),
        key("site", "P2", 0.25, unit="share"),
    )
    parts = split(plant)
    assert shares(parts) == {"A": 0.55, "B": 0.25}
    (rest,) = parts.rests
    assert (rest.pool, rest.cause) == ("site", "not_handed_on")
    assert (rest.pool, rest.share) == ("site", pytest.approx(1 - 0.55 - 0.25, rel=1e-12))


def test_a_rest_below_a_metered_process_is_a_part_of_its_part():
    plant = (
        A,
        B,
        process("P1", makes=("A", "B")),
        process("P2", makes=("B",)),
        key("site", rule="metered_share"),
        key("site", "P1", 0.6),
        key("site", "P2", 0.4),
        key("P1", rule="metered_share"),
        key("P1", "A", 0.5),
    )
    parts = split(plant)
    assert shares(parts) == {"A": 0.6 * 0.5, "B": 0.4}
    assert [(r.pool, r.share) for r in parts.rests] == [("P1", pytest.approx(0.6 * 0.5))]


def test_shares_above_the_whole_are_a_problem():
    plant = (A, B, key("site", rule="metered_share"), key("site", "A", 0.7), key("site", "B", 0.4))
    assert faults(split(plant)) == [("allocation_above_whole", "site>B.value")]


def test_meter_readings_are_no_shares():
    plant = (A, B, key("site", rule="metered_share"))
    plant = (*plant, key("site", "A", 700.0, unit="kilowatt hour"))
    assert faults(split(plant)) == [("allocation_share_unit", "site>A.value")]


def test_zero_takes_nothing_and_blank_is_a_problem():
    assert shares(split((A, C), own="machine_hours")) == {"A": 1.0, "C": 0.0}
    parts = split((A, product("D"), product("E")), own="machine_hours")
    assert faults(parts) == [
        ("allocation_weight_missing", "D.machine_hours"),
        ("allocation_weight_missing", "E.machine_hours"),
    ]


def test_all_zero_is_a_problem():
    plant = (C, product("D", machine_hours=0.0))
    assert faults(split(plant, own="machine_hours")) == [
        ("allocation_weights_zero", "C.machine_hours")
    ]


@pytest.mark.parametrize("value", [-1.0, 1e300, 1e308, float("nan"), float("inf")])
def test_a_weight_is_finite_and_not_negative(value):
    plant = (A, B, key("site", rule="custom_key"), key("site", "A", value), key("site", "B", 1.0))
    assert faults(split(plant)) == [("allocation_weight_invalid", "site>A.value")]


def test_a_custom_key_must_cover_all_products():
    plant = (A, B, key("site", rule="custom_key"), key("site", "A", 1.0))
    assert faults(split(plant)) == [("allocation_weight_missing", "site.rule")]


def test_rows_of_another_rule_are_not_this_rules_keys():
    plant = (
        A,
        B,
        key("site", "A", 3.0, rule="custom_key"),
        key("site", "B", 1.0, rule="custom_key"),
        key("site", "A", 0.9, rule="metered_share"),
    )
    assert shares(split(plant)) == {"A": 3 / 4, "B": 1 / 4}


def test_a_row_speaks_of_its_pool_in_place_of_the_product():
    """B ran 30 h in all, but 5 h of them on P1; a row without unit is in hours."""
    plant = (
        A,
        B,
        process("P1", makes=("A", "B")),
        key("P1", rule="machine_hours"),
        key("P1", "B", 5.0, rule="machine_hours"),
        key("P1", "A", 99.0),
    )
    assert shares(split(plant, "P1")) == {"A": 10 / 15, "B": 5 / 15}
    minutes = (*plant[:4], key("P1", "B", 300.0, rule="machine_hours", unit="minute"))
    assert faults(split(minutes, "P1")) == [("allocation_mixed_units", "P1>B.value")]


def test_departments_may_share_the_site_by_their_floor():
    plant = (
        A,
        B,
        process("P1", makes=("A",)),
        process("P2", makes=("B",)),
        key("site", "P1", 300.0, rule="area", unit="square meter"),
        key("site", "P2", 100.0, rule="area"),
    )
    parts = split(plant)
    assert shares(parts) == {"A": 0.75, "B": 0.25}
    assert parts.shares[0].steps[0].unit == "square meter"


def test_a_circle_of_processes_is_a_problem():
    plant = (
        A,
        B,
        process("P1", makes=("A", "B")),
        process("U1", "utility", serves=("U2", "P1")),
        process("U2", "utility", serves=("U1", "P1")),
    )
    assert faults(split(plant, "U1")) == [("allocation_circle", "U1")]
    only_each_other = (A, process("U1", "utility", serves=("U1",)))
    assert faults(split(only_each_other, "U1")) == [("allocation_no_receiver", "U1")]


def test_a_process_that_makes_nothing_hands_nothing_on():
    assert faults(split((A, process("P1")), "P1")) == [("allocation_no_receiver", "P1")]


def test_unknown_codes_are_named_where_they_stand():
    serves = (A, process("U1", "utility", serves=("P9",)))
    assert faults(split(serves, "U1")) == [("allocation_unknown_code", "U1.serves")]
    row = (A, B, WASTE, key("site", rule="custom_key"), key("site", "W", 1.0))
    assert faults(split(row)) == [("allocation_unknown_code", "site>W.target")]


def test_every_problem_speaks_both_languages():
    plant = (A, product("L", 5.0, "litre"))
    (fault,) = split(plant).problems
    assert "分配池「site」無法按產量分配" in fault.message("zh_TW")
    assert "cannot be split by Output quantity" in fault.message("en")
    assert fault.severity is problems.Severity.ERROR
    assert fault.remedy("en")
    assert fault.remedy("zh_TW")


def test_a_pool_called_dedicated_needs_a_single_receiver():
    one = (A, B, process("P1", makes=("B",)))
    assert shares(split(one, "P1", own="dedicated")) == {"B": 1.0}
    several = (A, B, key("site", rule="dedicated"))
    assert faults(split(several)) == [("allocation_not_dedicated", "site.rule")]


def test_a_key_that_could_not_be_read_is_told_by_its_reader_alone():
    unread = product("D", failed=frozenset({"machine_hours"}))
    assert split((A, unread), own="machine_hours") == Split()
    also_blank = split((A, unread, product("E")), own="machine_hours")
    assert faults(also_blank) == [("allocation_weight_missing", "E.machine_hours")]
    lines = (process("P1", makes=("A", "D")), process("P2", makes=("B",)))
    below = (A, B, unread, *lines, process("U", "utility", serves=("P1", "P2")))
    assert split((*below, key("P1", rule="machine_hours")), "U") == Split()
    without_unit = product("D", 5.0, None, failed=frozenset({"unit"}))
    assert split((A, B, without_unit)) == Split()
