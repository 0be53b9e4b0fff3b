"""Recycling methods side by side, by hand on the kettle of `after_gate`."""

from dataclasses import replace

import pytest
from after_gate import STEEL, TOTAL, kettle, kettle_lines, said

from bw_cfp_programme.assessment.scenarios import alternatives, assess_scenarios
from bw_cfp_programme.options import Options
from bw_cfp_programme.options.recycling import Recycling
from sample_report import contribution, factors, under

PER_KG = {
    # 0.75 x 2 + 0.1 = 1.6, and 0.25 x (A x 0.5 + (1 - A) x 2)
    "cut_off": 1.6 + 0.125,
    "fifty_fifty": 1.6 + 0.3125,
    "substitution": 1.6 + 0.5,
    "pef_cff": 1.6 + 0.425,
}
SILENT = {"scenarios_stated": None}


def of(standing=None, rules=None, **given):
    found = kettle(lines=standing, **(SILENT | (rules or {})))
    options = Options(recycling=(Recycling(**(STEEL | given)),))
    return replace(found, programme=replace(found.programme, options=options))


def table(study):
    return assess_scenarios(study).sections[2]


def problems(study):
    return said(assess_scenarios(study).problems)


def test_every_method_side_by_side():
    """Of ten kettles, 1 kg each."""
    found = table(of())
    assert dict(
        zip(found.column("recycling_method"), found.column("per_kg"), strict=True)
    ) == pytest.approx(PER_KG)
    assert found.column("scenario_total") == pytest.approx(
        [TOTAL + 10 * (per_kg - PER_KG["cut_off"]) for per_kg in PER_KG.values()]
    )
    assert found.column("counts") == [True, False, False, False]
    assert found.column("admissible") == [None] * 4


def test_the_rule_set_says_what_is_admissible_and_so_what_is_an_alternative():
    study = of(rules={"recycling_methods": ("cut_off", "pef_cff")})
    assert table(study).column("admissible") == [True, False, False, True]
    (found,) = alternatives(study)
    assert (found.subject, found.chosen.en) == ("steel", "Cut-off (100/0)")
    assert found.other.en == "Circular Footprint Formula"
    assert found.total == pytest.approx(TOTAL + 10 * 0.3)


def test_a_method_that_is_not_admissible_may_not_count():
    study = of(method="substitution")
    rules = replace(
        study.rules, recycling_methods=("cut_off",), sources={"recycling_methods": "art. 1"}
    )
    assert problems(under(study, rules)) == [("recycling_method", "line 3")]


def test_without_a_value_a_method_says_nothing():
    study = of(allocation=None)
    assert table(study).column("per_kg")[3] is None
    assert problems(study) == []
    assert problems(of(disposal=None)) == [("recycling_value_missing", "line 3")]
    assert table(of(disposal=None)).column("scenario_total") == [None] * 4


def test_more_cannot_be_recycled_than_there_is():
    assert problems(of(recycled_after=0.7, burnt=0.4, energy=1.0)) == [
        ("recycling_shares", "line 3")
    ]


def ingots(kilograms, name, factor):
    return contribution(
        member="S03", line=f"M-{name}", activity=kilograms * 1000, share=1.0, output=1000.0,
        demand=10.0, factor=factors(factor), factor_key=("db", name), factor_name=name,
    )  # fmt: skip


MIXED = (*kettle_lines(), ingots(3.0, "ore", 4.0), ingots(1.0, "scrap", 1.0))
NAMED = {"virgin": "ore", "recycled": "scrap", "lines": ("S03 M-ore", "S03 M-scrap")}


def test_a_dataset_lends_its_factor_by_name():
    """0.75 x 4 + 0.25 x 1 + 0.1; the lines bring in 25 % too."""
    study = of(standing=MIXED, **NAMED)
    assert table(study).column("per_kg")[0] == pytest.approx(3.35)
    assert problems(study) == []


def test_the_recycled_content_is_that_of_the_lines():
    study = of(standing=MIXED, **NAMED, recycled_content=0.4)
    assert problems(study) == [
        ("recycled_content_differs", "F7"),
        ("recycled_content_differs", "F7"),
        ("recycled_content_differs", "line 3"),
    ]


def test_what_no_line_stands_on_is_told():
    assert problems(of(virgin="ore")) == [
        ("recycling_dataset_unknown", "line 3"),
    ]
    assert problems(of(recycled="scrap", lines=("S09 M1",), virgin=1.0)) == [
        ("recycling_dataset_unknown", "line 3"),
        ("recycling_lines", "line 3"),
    ]
