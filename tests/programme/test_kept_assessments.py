"""What assessments said is kept, and is never shown of inputs that are others now.

Everything that one looks at is changed after all were kept: what is said then is what comes out
where nothing was kept, and not what was said before.
"""

import json
import shutil
from datetime import timedelta
from functools import partial
from itertools import pairwise

import mini
import pytest
from test_state import change_toml

from bw_cfp_programme import brightway
from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS
from bw_cfp_programme.brightway import get_node, use_project
from bw_cfp_programme.folder import cache
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.names import DECISIONS, FILE
from bw_cfp_programme.programme import assessed
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import report
from bw_cfp_programme.programme.export import export
from bw_cfp_programme.tables import data_path

NAMES = [each.name for each in (REQUIREMENTS, *ASSESSMENTS)]
DECIDED = """\
member,category,item,unit,database,code,name,condition,factor,mapper,date,reason
,,Ingot,,cfp factors TW MOENV,aluminium-ingot-2013,,proxy,,Lin,2026-11-24,as good
"""
ASKED = """\
key,clause,zh_TW,en,mark,source,check,applies
C-1,7,宣告單位,Declared unit,Q,contract 7,per_unit,
"""
FACTORS = """\
key,name_en,value,unit,location,year,boundary,kind,source,licence,uncertainty_low
power,Power,0.5,kilowatt hour,TW,2025,combustion,national,invented,own,7%
"""
STATED = {"credibility": "calibrated_external", "factor_kind": "national"}


def own_rules(folder):
    rules = data_path("rule_sets/tw-2025.toml").read_text("utf-8")
    asked = rules[rules.index("[requirements]") :].split("\n")[1]
    rules = rules.replace(asked, 'value = ["own.csv"]').replace("tw-inventory-form", "scheme.toml")
    (folder / "own.toml").write_text(rules, "utf-8")
    (folder / "own.csv").write_text(ASKED, "utf-8")
    scheme = data_path("data_quality/tw-inventory-form.toml").read_text("utf-8")
    (folder / "scheme.toml").write_text(scheme, "utf-8")


@pytest.fixture
def base(folder, monkeypatch):
    """The small programme with everything that one may write oneself; all assessments kept.

    Without other choices and bw2io's migrations, which take their time; `test_alternatives` holds
    the former.
    """
    quick = partial(brightway.ensure_biosphere, migrations=False)
    monkeypatch.setattr(brightway, "ensure_biosphere", quick)
    monkeypatch.setattr("bw_cfp_programme.alternatives.KINDS", ())
    own_rules(folder)
    (folder / "gwp.csv").write_bytes(data_path("gwp/AR6.csv").read_bytes())
    (folder / "factors").mkdir(exist_ok=True)
    (folder / "factors" / "own.csv").write_text(FACTORS, "utf-8")
    change_toml(folder, '"tw-2025"', '"own.toml"')
    change_toml(folder, '"AR6"', '"gwp.csv"')
    change_toml(folder, '["cfp factors TW MOENV"]', '["cfp factors TW MOENV", "factors/own.csv"]')
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text(f'{text}\n[study]\ngoal = "To find the hot spots"\n', "utf-8")
    (folder / DECISIONS).write_text(DECIDED, "utf-8")
    mini.write_all(folder)
    lines = [mini.LEAD["materials"][0], {**mini.ingot(background=None), **STATED}]
    own = {**mini.power("E2", 10.0), **STATED, "background": "power"}
    mini.write(folder, "LEAD", materials=lines, energy=[mini.power("E1", 100.0), own])
    report(folder, clock=mini.clock)
    return folder


def said(folder, clock=mini.clock, names=NAMES, choice=BASE, **asked):
    """All that assessments say, to the last digit."""
    found = {name: assess(folder, name, choice, clock=clock, **asked) for name in names}
    return {name: repr((f.sections, f.problems, f.passed)) for name, f in found.items()}


def edit(name, old, new):
    def change(folder):
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return change


def more_power(folder):
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])


def an_earlier_run(folder):
    (path,) = (folder / "runs").glob("*.json")
    record = json.loads(path.read_text("utf-8"))
    record["totals_kg_co2e"]["total"] *= 2
    record["stamp"]["calculated"] = "2026-01-01T00:00:00+00:00"
    path.with_name("2026-01-01T000000Z.json").write_text(json.dumps(record), "utf-8")


def a_change_in_brightway(folder):
    del folder
    with use_project("cfp-mini"):
        power = next(e for e in get_node(("cfp mini LEAD", "LAMP manufacturing")).technosphere())
        power["amount"] = power["amount"] * 2
        power.save()


CHANGES = [
    pytest.param(more_power, id="a workbook"),
    pytest.param(edit(FILE, "hot spots", "cold spots"), id="a text"),
    pytest.param(edit(FILE, "[study]", "[study]\napplication_date = 2027-01-31"), id="an option"),
    pytest.param(edit(FILE, "2025-12-31", "2025-12-30"), id="the period"),
    pytest.param(edit("own.toml", "value = 0.01\n", "value = 0.02\n"), id="a rule"),
    pytest.param(edit("own.csv", "per_unit", "written goal"), id="a list of requirements"),
    pytest.param(edit("scheme.toml", "second = 10", "second = 2"), id="a scheme of data quality"),
    pytest.param(edit("gwp.csv", "CO2,124-38-9,100,1,", "CO2,124-38-9,100,2,"), id="the GWP"),
    pytest.param(edit("factors/own.csv", ",0.5,", ",0.75,"), id="a factor"),
    pytest.param(edit(DECISIONS, "ingot-2013,,proxy", "ingot-2013,,equal"), id="a decision"),
    pytest.param(an_earlier_run, id="an earlier run"),
    pytest.param(a_change_in_brightway, id="a database"),
]  # fmt: skip


def forget():
    """Drop what assessments said; the studies stay, which `test_state` holds."""
    shutil.rmtree(cache.root() / "assessed")


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed_counts_in_what_is_said(base, change):
    before = said(base)
    change(base)
    after = said(base)
    assert after != before
    forget()
    assert said(base) == after


def test_the_day_counts(base):
    def later():
        return mini.clock() + timedelta(days=4000)

    before, after = said(base), said(base, later)
    assert after != before
    assert said(base) == before
    forget()
    assert said(base, later) == after


def test_another_choice_counts(base):
    (base / "gwp2.csv").write_bytes((base / "gwp.csv").read_bytes())
    edit("gwp2.csv", "CO2,124-38-9,100,1,", "CO2,124-38-9,100,2,")(base)
    chosen = said(base, names=["sensitivity"], choice=Choice(gwp="gwp2.csv"))
    assert chosen != said(base, names=["sensitivity"])


def test_what_is_kept_is_not_worked_out_again(base, monkeypatch):
    before = said(base)

    def asked(*_args, **_kwargs):
        raise AssertionError("worked out again")

    monkeypatch.setattr(assessed, "assess_one", asked)
    with monkeypatch.context() as unread:
        unread.setattr("bw_cfp_programme.folder.reading.read", asked)
        assert said(base) == before
        assert said(base, names=["uncertainty"], draws=10_000) == {
            "uncertainty": before["uncertainty"]
        }  # as it is usually asked
    monkeypatch.setattr("bw_cfp_programme.origin.own_code", lambda: "another")
    with pytest.raises(AssertionError, match="worked out again"):
        said(base)


def test_what_is_asked_counts(base):
    for name, asked in (("cut-off", {"single": 0.5}), ("uncertainty", {"seed": 7})):
        usual = said(base, names=[name])
        assert said(base, names=[name], **asked) != usual
        assert said(base, names=[name]) == usual


def test_requirements_of_other_rules_count_by_what_their_files_say(base):
    (base / "other").mkdir()
    own_rules(base / "other")
    rules = str(base / "other" / "own.toml")

    def judged():
        return said(base, names=["requirements"], rules=rules)

    told = [judged()]
    for change in (
        edit("other/own.csv", "per_unit", "written goal"),
        edit("other/own.csv", "Declared unit", "Its goal"),
        edit("other/own.toml", "title_en = ", 'title_en = "Ours" # '),
        edit("other/scheme.toml", "second = 10", "second = 2"),
    ):
        change(base)
        told.append(judged())
    assert all(one != other for one, other in pairwise(told[:4]))
    edit("other/own.csv", "written goal", "per_unit")(base)
    edit("other/own.csv", "Its goal", "Declared unit")(base)
    edit("other/own.toml", 'title_en = "Ours" # ', "title_en = ")(base)
    assert judged() == told[0]


def test_deliverables_show_the_runs_as_they_stand(base):
    def page():
        (path,) = export(base, languages=("en",), names={"json"}, clock=mini.clock)
        return path.read_bytes()

    before = page()
    an_earlier_run(base)
    assert b"2026-01-01" in page()
    (base / "runs" / "2026-01-01T000000Z.json").unlink()
    assert page() == before


def test_cold_and_warm_write_the_same_bytes(base, tmp_path, monkeypatch):
    warm = [p.read_bytes() for p in export(base, names={"json", "csv"}, clock=mini.clock)]
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "empty"))
    cold = [p.read_bytes() for p in export(base, names={"json", "csv"}, clock=mini.clock)]
    assert cold == warm


def test_a_cache_that_takes_nothing_costs_time_alone(base, tmp_path, monkeypatch):
    before = said(base)
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("BW_CFP_CACHE", str(tmp_path / "file"))
    calls = []
    real = assessed.assess_one

    def told(study, name, **asked):
        calls.append(name)
        return real(study, name, **asked)

    monkeypatch.setattr(assessed, "assess_one", told)
    report(base, clock=mini.clock)
    assert sorted(calls) == sorted(NAMES)  # each once
    assert said(base, names=["label"]) == {"label": before["label"]}
