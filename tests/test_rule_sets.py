"""Rule sets: sourced, complete, and never changed once released."""

import hashlib
import runpy
from dataclasses import fields
from pathlib import Path

import pytest

from bw_cfp_programme import labels, rule_sets
from bw_cfp_programme.allocation.recycling import METHODS
from bw_cfp_programme.allocation.rules import rules
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.tables import data_path

DOCS = Path(__file__).parents[1] / "docs"
RELEASED = {
    "ghg-protocol-product": "07dd972353290c17c9872f3bc3bb1fb70d5da9c017f39e02201aab219580ad36",
    "iso-14067-2018": "f4853a217131f0278cca6806634eeb1cde4cf4502db35833609a6954016ea99f",
    "pact-3": "350643247f09697add1e80114c4209f6e40ce5cfdd937a700e3f0eeb90a7bfb1",
    "pas-2050-2011": "881c1ca86f6ba386d9098bcd5f85e1cf661af522352d00405444d49ed7faadd5",
    "tw-2010": "4aaa0a61ad72ab4ac7d7d3f09676d5a8befddd153453c39b2630dd5f00c3260d",
    "tw-2020": "9802b442b639dbe418f8a6a92b1f4cc59791e81c7133e26cad8bc79902093e9b",
    "tw-2025": "f7db4ffdcaf0c66a74c8b238799c703a722701f1d6461aaaa2c0e3d2594c8527",
}
UNSOURCED = {"id", "title_zh", "title_en", "allocation", "sources", "file"}
OWN = """
title_zh = "自訂"
title_en = "Own"
[first_rule]
value = "mass"
source = "contract"
[allocation.electricity]
value = "machine_hours"
source = "Regulation (EU) 2023/1773: usage time of the line"
"""


def test_released_rule_sets_are_never_changed():
    """A correction is a new rule set; a new one is added here when it is released."""
    found = {
        name: hashlib.sha256(data_path(f"rule_sets/{name}.toml").read_bytes()).hexdigest()
        for name in rule_sets.rule_sets()
    }
    assert found == RELEASED


@pytest.mark.parametrize("name", rule_sets.rule_sets())
def test_every_entry_has_its_source(name):
    loaded = rule_sets.load(name)
    given = {f.name for f in fields(RuleSet) if f.name not in UNSOURCED and getattr(loaded, f.name)}
    assert set(loaded.sources) == given | {f"allocation.{c}" for c in loaded.allocation}
    assert all(loaded.sources.values())
    assert "memory" not in " ".join(loaded.sources.values())


@pytest.mark.parametrize("name", rule_sets.rule_sets())
def test_words_are_those_of_the_house(name):
    loaded = rule_sets.load(name)
    assert set(loaded.boundaries or ()) <= set(labels.keys("boundary"))
    assert {loaded.first_rule, *(r for each in loaded.allocation.values() for r in each)} <= set(
        rules()
    )
    flows = {*labels.keys("category"), *labels.keys("process_kind")}
    assert set(loaded.allocation) <= flows
    assert set(loaded.allocation_order or ()) <= set(labels.keys("allocation_kind"))


def test_the_regulation_in_force():
    """自願性產品碳足跡核定標示及管理辦法: arts. 4(1)3, 12 and 16; PCRs; training text."""
    loaded = rule_sets.load("tw-2025")
    assert (loaded.in_force, loaded.activity_data_max_age_years) == ("2025-03-19", 2)
    assert (loaded.validity_years, loaded.retention_years) == (2, 3)
    assert (loaded.cut_off_single, loaded.cut_off_total) == (0.01, 0.05)
    assert loaded.mass_balance_tolerance == 0.10


@pytest.mark.parametrize("name", rule_sets.rule_sets())
def test_terms_are_in_the_table(name):
    loaded = rule_sets.load(name)
    for entry in ("capital_goods", "offsets", "assurance"):
        assert getattr(loaded, entry) in (None, *labels.keys(entry))
    assert loaded.gwp in (None, "latest")
    assert set(loaded.recycling_methods or ()) <= set(METHODS)
    assert set(loaded.electricity or ()) <= set(labels.keys("electricity_basis"))
    assert set(loaded.electricity_criteria or ()) <= set(labels.keys("contract_criterion"))
    for entry in ("biogenic_carbon_content", "biogenic_balance"):
        assert set(getattr(loaded, entry) or ()) <= set(labels.keys("boundary"))


@pytest.mark.parametrize("name", ["iso-14067-2018", "ghg-protocol-product", "pact-3"])
def test_who_fixes_no_cut_off_figure(name):
    """ISO and the GHG Protocol have none; PACT 3 removed its cap of 5 %."""
    loaded = rule_sets.load(name)
    assert (loaded.cut_off_single, loaded.cut_off_total) == (None, None)


def test_pas_2050():
    """At least 95 % included, every source above 1 %, a tenth of upstream from primary data."""
    loaded = rule_sets.load("pas-2050-2011")
    assert (loaded.cut_off_single, loaded.cut_off_total) == (0.01, 0.05)
    assert (loaded.primary_data_threshold, loaded.capital_goods) == (0.10, "excluded")


def test_the_newest_is_that_of_an_authority():
    assert rule_sets.newest().id == "tw-2025"


def test_anybodys_rule_set_by_path(tmp_path):
    path = tmp_path / "contract-7.toml"
    path.write_text(OWN, "utf-8")
    loaded = rule_sets.load(path)
    assert (loaded.id, loaded.first_rule) == ("contract-7", "mass")
    assert loaded.allocation == {"electricity": ("machine_hours",)}
    assert loaded.sources["allocation.electricity"].startswith("Regulation (EU) 2023/1773")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title_zh = ", "not TOML"),
        ('title_zh = "甲"\ntitle_en = "A"\n', "first_rule"),
        (OWN + '[colour]\nvalue = "red"\nsource = "wall"\n', "colour"),
        (OWN.replace('source = "contract"\n', ""), "source"),
        (OWN.replace("[first_rule]\nvalue", "first_rule"), r"\[first_rule\] is no entry"),
    ],
)
def test_a_file_of_another_form_is_told_in_one_line(tmp_path, text, said):
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnknownEdition, match=said) as raised:
        rule_sets.load(path)
    assert "\n" not in str(raised.value)


def test_an_unknown_id_names_the_known_ones():
    with pytest.raises(UnknownEdition, match="tw-2025"):
        rule_sets.load("tw-2099")


def test_the_page_is_made_from_the_data():
    page = runpy.run_path(str(DOCS / "generate_rule_sets.py"))["page"]()
    written = (DOCS / "rule-sets.md").read_text("utf-8")
    assert written == page, "run: python docs/generate_rule_sets.py"


def test_the_example_of_the_page_is_a_rule_set(tmp_path):
    example = (DOCS / "rule-sets.md").read_text("utf-8").split("```toml\n")[1].split("```")[0]
    (tmp_path / "contract-7.toml").write_text(example, "utf-8")
    with pytest.raises(UnknownEdition, match=r"contract-7\.csv, which is not beside it"):
        rule_sets.load(tmp_path / "contract-7.toml")
    (tmp_path / "contract-7.csv").touch()
    loaded = rule_sets.load(tmp_path / "contract-7.toml")
    assert (loaded.first_rule, loaded.cut_off_total) == ("mass", 0.03)
    assert loaded.requirements == ("iso-14067-values", str(tmp_path / "contract-7.csv"))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('[cut_off_total]\nvalue = "5 %"', r"must be a share from 0 to 1"),
        ("[cut_off_total]\nvalue = 5", r"\[cut_off_total\] is 5 and"),
        ("[validity_years]\nvalue = 2.5", "must be a whole number"),
        ('[disclose_allocation]\nvalue = "yes"', "must be true or false"),
        ('[boundaries]\nvalue = "cradle-to-gate"', "must be a list of texts"),
        ('[boundaries]\nvalue = ["cradle to gate"]', "does not know cradle to gate"),
        ('[allocation_order]\nvalue = ["fysical"]', r"fysical: physical, economic"),
        ('[allocation.electricty]\nvalue = "mass"', "does not know electricty"),
    ],
)
def test_what_nobody_knows_is_refused_and_switches_nothing_off(tmp_path, entry, said):
    path = tmp_path / "own.toml"
    path.write_text(f'{OWN}{entry}\nsource = "contract"\n', "utf-8")
    with pytest.raises(UnknownEdition, match=said):
        rule_sets.load(path)
