"""Rule sets: sourced, complete, and never changed once released."""

import hashlib
from dataclasses import fields

import pytest

from bw_cfp_programme import labels, rule_sets
from bw_cfp_programme.allocation.rules import rules
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.tables import data_path

RELEASED = {
    "iso-14067-2018": "c74e0e60bd6e138394fc4d95bd0f9c195d5588c295cd002cc1330deb342735fe",
    "tw-2010": "ad6217f1f9fdc15f8243670e060f957eb2352432260cfdfa5eea9e81c75e8ee6",
    "tw-2020": "3ba3dcc96c6c9d538fcd97c05587b47be2694d72242794970cfdaabcb6ddd5e7",
    "tw-2025": "d1afe9eb770196e1104622437b9aa65ebe5fd1bd448440b8faa15c18b0ae8efe",
}
UNSOURCED = {"id", "title_zh", "title_en", "allocation", "sources"}
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
    assert {loaded.first_rule, *loaded.allocation.values()} <= set(rules())
    assert set(loaded.allocation) <= set(labels.keys("category"))


def test_the_regulation_in_force():
    """自願性產品碳足跡核定標示及管理辦法: arts. 4(1)3, 12 and 16; PCRs; training text."""
    loaded = rule_sets.load("tw-2025")
    assert (loaded.in_force, loaded.activity_data_max_age_years) == ("2025-03-19", 2)
    assert (loaded.validity_years, loaded.retention_years) == (2, 3)
    assert (loaded.cut_off_single, loaded.cut_off_total) == (0.01, 0.05)
    assert loaded.mass_balance_tolerance == 0.10


def test_iso_fixes_no_cut_off_figure():
    assert rule_sets.load("iso-14067-2018").cut_off_single is None


def test_anybodys_rule_set_by_path(tmp_path):
    path = tmp_path / "contract-7.toml"
    path.write_text(OWN, "utf-8")
    loaded = rule_sets.load(path)
    assert (loaded.id, loaded.first_rule) == ("contract-7", "mass")
    assert loaded.allocation == {"electricity": "machine_hours"}
    assert loaded.sources["allocation.electricity"].startswith("Regulation (EU) 2023/1773")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title_zh = ", "cannot be read"),
        ('title_zh = "甲"\ntitle_en = "A"\n', "first_rule"),
        (OWN + '[colour]\nvalue = "red"\nsource = "wall"\n', "colour"),
        (OWN.replace('source = "contract"\n', ""), "source"),
        (OWN.replace("[first_rule]\nvalue", "first_rule"), "no rule set"),
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
