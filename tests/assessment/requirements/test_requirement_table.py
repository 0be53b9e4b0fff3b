"""The table: one study under several rule sets, lists of one's own, and what stands around it."""

import pytest
from asked import complete, options

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import REQUIREMENTS, assess_one
from bw_cfp_programme.assessment.requirements import assess_requirements
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.labels import Text

OWN = """
title_zh = "合約"
title_en = "Contract"
[first_rule]
value = "mass"
source = "contract 7"
[requirements]
value = ["iso-14067-values", "contract.csv"]
source = "contract 7"
"""
HEAD = "key,clause,zh_TW,en,mark,source,check,applies\n"


def table(rules, of=None):
    study = of or complete(rules=rules)
    return assess_requirements(study, ()).sections[0]


def statuses(section):
    return dict(
        zip(section.column("requirement_key"), section.column("requirement_status"), strict=True)
    )


@pytest.mark.parametrize("name", rule_sets.rule_sets())
def test_a_rule_set_asks_for_its_lists_in_order(name):
    rules = rule_sets.load(name)
    section = table(rules)
    met = [status != "not_met" for status in section.column("requirement_status")]
    assert met == sorted(met)  # what is not met stands first
    for block in (True, False):
        lists = zip(section.column("requirement_of"), met, strict=True)
        of = list(dict.fromkeys(name for name, is_met in lists if is_met is block))
        assert of == [name for name in rules.requirements if name in of]
    assert set(section.column("requirement_of")) == set(rules.requirements)


def test_the_facts_count_the_rows():
    section = table(rule_sets.load("tw-2025"))
    facts = {fact.key: fact.value for fact in section.facts}
    found = list(section.column("requirement_status"))
    assert facts["requirements_met"] == found.count("met") > 0
    assert facts["requirements_not_met"] == found.count("not_met") > 0
    assert facts["requirements_not_applicable"] == found.count("not_applicable") > 0
    unsourced = section.column("requirement_source").count(
        Text(zh_TW="出處未確認", en="Source open")
    )
    assert facts["requirements_open"] == unsourced > 0


def test_the_same_study_is_judged_differently_without_code():
    """PACT knows cradle-to-gate alone; PAS 2050 takes any GWP edition, ISO the latest."""
    old = complete(gwp="AR5", rules=rule_sets.load("iso-14067-2018"))
    assert statuses(table(None, old))["R-09"] == "not_met"
    pas = complete(gwp="AR5", rules=rule_sets.load("pas-2050-2011"))
    assert statuses(table(None, pas))["A-13"] == "met"
    counted = {
        name: tuple(table(rule_sets.load(name)).column("requirement_status"))
        for name in rule_sets.rule_sets()
    }
    assert len(set(counted.values())) == len(counted)


def test_one_problem_for_the_whole_table():
    found = assess_requirements(complete(said=options(study=None)), ())
    (told,) = found.problems
    assert told.code == "requirements_not_met"
    count = found.sections[0].column("requirement_status").count("not_met")
    assert told.values["count"] == str(count)


def test_judged_with_what_the_others_say():
    assert assess_one(complete(), "requirements").topic == REQUIREMENTS.name
    alone = statuses(assess_requirements(complete(), ()).sections[0])
    among = statuses(assess_one(complete(), "requirements").sections[0])
    assert (alone["P-1"], among["P-1"]) == ("not_met", "met")


def own(tmp_path, rows):
    (tmp_path / "contract.csv").write_text(HEAD + rows, "utf-8")
    (tmp_path / "contract.toml").write_text(OWN, "utf-8")
    return rule_sets.load(tmp_path / "contract.toml")


def test_anybodys_list_beside_their_rule_set(tmp_path):
    rules = own(tmp_path, "C-1,7,目的,Goal,Q,contract 7,written goal,\n")
    section = table(rules)
    assert statuses(section)["C-1"] == "met"
    assert section.column("requirement_of")[-1] == "contract"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("C-1,7,目的,Goal,Q,contract 7,wished goal,\n", "wished"),
        ("C-1,7,目的,Goal,Q,contract 7,written goal,sometimes\n", "sometimes"),
        ("C-1,7,目的,Goal,Q,contract 7,stages goal,\n", "C-1"),
        ("C-1,7,目的,Goal,Q,contract 7,each colour,\n", "colour"),
        ("C-1,7,目的,Goal,Q,contract 7,,\n", "C-1"),
    ],
)
def test_a_list_that_cannot_be_checked_is_told_in_one_line(tmp_path, rows, said):
    with pytest.raises(UnknownEdition, match=said):
        table(own(tmp_path, rows))


def test_a_list_of_another_form_is_told(tmp_path):
    rules = own(tmp_path, "")
    (tmp_path / "contract.csv").write_text("key,asked\nC-1,goal\n", "utf-8")
    with pytest.raises(UnknownEdition, match=r"The first line lacks: clause"):
        table(rules)
