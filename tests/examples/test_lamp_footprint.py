"""The software against the hand calculation, to a millionth."""

from collections.abc import Mapping
from typing import Any

import pytest
from lamp_run import Lamp

from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.tables import read_table

Expected = Mapping[str, Any]


def close(numbers: Mapping[str, float]) -> Any:
    return pytest.approx(dict(numbers), rel=1e-6, abs=0)


def test_totals(lamp: Lamp, expected: Expected):
    assert lamp.result.totals == close(expected["totals"])


def test_totals_under_the_first_rule(lamp: Lamp, expected: Expected):
    assert lamp.result.first_rule == close(expected["first_rule"])


@pytest.mark.parametrize("part", ["stage", "member"])
def test_parts(lamp: Lamp, expected: Expected, part: str):
    groups = lamp.result.by(lambda line: getattr(line, part))
    assert {name: scores[TOTAL] for name, scores in groups.items()} == close(expected[f"by_{part}"])


def test_partial_footprints_of_all_products(lamp: Lamp, expected: Expected):
    worked_out = {
        (member, product): value
        for member, products in expected["partial"].items()
        for product, value in products.items()
    }
    found = {key: lamp.result.unit_scores[key][TOTAL] for key in worked_out}
    assert found == pytest.approx(worked_out, rel=1e-6, abs=0)


def test_by_products_that_are_cut_off_carry_nothing(lamp: Lamp):
    cut_off = (("S03", "AL-SWARF"), ("S07", "PAPER-R"))
    assert [lamp.result.unit_scores[key][TOTAL] for key in cut_off] == [0, 0]


def test_what_no_product_took_has_a_name(lamp: Lamp, expected: Expected):
    found = {(r.member, r.line, r.unit, r.pool): r.amount for r in lamp.result.remainders}
    worked_out = {
        (r["member"], r["line"], r["unit"], r["pool"]): r["amount"] for r in expected["remainders"]
    }
    assert found == pytest.approx(worked_out, rel=1e-12)


def test_bw2calc_agrees(lamp: Lamp, expected: Expected):
    assert lamp.result.bw2calc_total == pytest.approx(expected["totals"]["total"], rel=1e-6)


def test_factors_are_as_published_to_the_last_digit(lamp: Lamp):
    rows = read_table("factors/tw-moenv-cfp-p-02.csv")
    published = {row["key"]: float(row["value"]) for row in rows}
    lines = [c for c in lamp.result.contributions if c.factor_key[0] == "cfp factors TW MOENV"]
    factors = {line.factor_key[1]: line.factor for line in lines}
    assert len(factors) > 30
    for key, factor in factors.items():
        assert factor[TOTAL] == pytest.approx(published[key], rel=1e-15)
        assert {name for name, score in factor.items() if score} <= {"fossil", TOTAL}


def test_every_line_has_its_cell_and_its_decision(lamp: Lamp):
    for line in lamp.result.contributions:
        assert line.place.file == f"{line.member}.xlsx"
        assert line.place.cell
        if line.factor_key[0] == "cfp factors TW MOENV":
            assert line.mapping is not None
            assert line.mapping.mapper
            assert line.mapping.reason
