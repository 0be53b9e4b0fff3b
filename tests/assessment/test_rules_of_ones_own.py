"""A rule set of one's own switches every rule of use, recycling and carbon, without code."""

from dataclasses import replace

import pytest
from after_gate import STEEL, kettle, said, use

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.carbon import assess_carbon
from bw_cfp_programme.assessment.scenarios import alternatives, assess_scenarios
from bw_cfp_programme.options import Options, Recycling

HEAD = """
title_zh = "自訂"
title_en = "Own"
[first_rule]
value = "mass"
source = "contract"
"""


def ruled(tmp_path, entry="", **options):
    path = tmp_path / "own.toml"
    path.write_text(HEAD + (f'[{entry}\nsource = "contract 7"\n' if entry else ""), "utf-8")
    study = kettle()
    rules = rule_sets.load(path)
    programme = replace(study.programme, rule_set=rules, options=Options(**options))
    return replace(study, programme=programme)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("scenarios_stated]\nvalue = true", "scenario_missing"),
        ('biogenic_carbon_content]\nvalue = ["cradle-to-grave"]', "carbon_content_missing"),
        ('recycling_methods]\nvalue = ["pef_cff"]', "recycling_method"),
    ],
)
def test_a_rule_is_asked_where_it_stands_and_nowhere_else(tmp_path, entry, code):
    def codes(study):
        found = (*assess_scenarios(study).problems, *assess_carbon(study).problems)
        return {name for name, _ in said(found)}

    steel = {"recycling": (Recycling(**STEEL),)}
    assert code in codes(ruled(tmp_path, entry, **steel))
    assert code not in codes(ruled(tmp_path, **steel))


def test_the_methods_of_a_rule_set_are_the_alternatives(tmp_path):
    pef = ruled(tmp_path, 'recycling_methods]\nvalue = ["pef_cff", "cut_off"]',
                recycling=(Recycling(**STEEL),))  # fmt: skip
    assert [one.other.en for one in alternatives(pef)] == ["Circular Footprint Formula"]
    silent = ruled(tmp_path, recycling=(Recycling(**STEEL),))
    assert len(list(alternatives(silent))) == 3


def test_a_stated_stage_satisfies_the_rule(tmp_path):
    study = ruled(tmp_path, "scenarios_stated]\nvalue = true", scenarios=(use(),))
    told = [problem.values.get("lines") for problem in assess_scenarios(study).problems]
    assert told == [None, "L01, L02"]
