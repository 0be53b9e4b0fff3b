"""Plug-ins: one policy for all rooms. Ours first; what does not work stops with one line."""

import os
import subprocess
import sys

import pytest

from bw_cfp_programme import __version__, exporters, plugins
from bw_cfp_programme.allocation.rules import RULES, rules
from bw_cfp_programme.checks import CHECKS
from bw_cfp_programme.checks.run import all_checks
from bw_cfp_programme.errors import PlugInRefused
from bw_cfp_programme.forms import BUILT_IN, forms, write_filled
from bw_cfp_programme.labels import find, label
from bw_cfp_programme.problems import Place, Severity, problem
from plug_in_packages import lay_out, on_the_path

ROOMS = {
    "forms": forms,
    "allocation_rules": rules,
    "checks": all_checks,
    "exporters": exporters.exporters,
}
CODE = """\
from bw_cfp_programme.allocation.rules import ProductRule

RULE = ProductRule("by_colour", lambda product: None)
TAKEN = ProductRule("mass", lambda product: None)


class Form:
    id, version = "acme", "1"

    def identify(self, workbook): ...
    def read(self, workbook): ...


FORM = Form()


def colour_missing(submission, context):
    yield from ()


def of_one(submission):
    yield from ()
"""


def points(group, *entries):
    return f"[bw_cfp_programme.{group}]\n" + "".join(f"{entry}\n" for entry in entries)


@pytest.fixture
def install():
    with on_the_path() as install:
        yield install


@pytest.fixture
def acme(install, tmp_path):
    """Installs acme-cfp 1.2 with these entry points, and files besides its module `code`."""

    def lay(text, **files):
        files = {name.replace("_csv", ".csv"): said for name, said in files.items()}
        install(lay_out(tmp_path / "acme", text, {"code.py": CODE, **files}))

    return lay


def test_each_room_takes_what_is_offered_after_its_own(acme):
    acme(
        points("forms", "form = acme_cfp.code:FORM")
        + points("allocation_rules", "rule = acme_cfp.code:RULE")
        + points("checks", "check = acme_cfp.code:colour_missing")
    )
    assert [form.id for form in forms()] == [*(form.id for form in BUILT_IN), "acme"]
    assert list(rules()) == [*(rule.name for rule in RULES), "by_colour"]
    names = [check.__name__ for check in all_checks()]
    assert names == [*(check.__name__ for check in CHECKS), "colour_missing"]


def test_those_of_others_come_by_the_names_of_their_packages(install, tmp_path):
    code = {"code.py": CODE.replace("by_colour", "by_weight")}
    entry = "a = {}.code:RULE"
    text = points("allocation_rules", entry.format("zeta"))
    install(lay_out(tmp_path / "zeta", text, code, name="zeta"))
    text = points("allocation_rules", "z = acme_cfp.code:RULE")
    install(lay_out(tmp_path / "acme", text, {"code.py": CODE}))
    assert list(rules())[-2:] == ["by_colour", "by_weight"]


def test_what_is_installed_is_listed_without_loading_it(acme):
    acme(points("checks", "broken = acme_cfp.nothing:check"))
    assert plugins.installed() == (plugins.PlugIn("checks", "broken", "acme-cfp", "1.2"),)
    assert "acme_cfp" not in sys.modules


@pytest.mark.parametrize(
    ("group", "target", "why"),
    [
        ("forms", "acme_cfp.nothing:FORM", "No module named 'acme_cfp.nothing'"),
        ("forms", "acme_cfp.code:Form", "must be a Form: id, version, identify and read"),
        ("forms", "acme_cfp.code:RULE", "must be a Form: id, version, identify and read"),
        ("allocation_rules", "acme_cfp.code:rule", "has no attribute 'rule'"),
        ("allocation_rules", "acme_cfp.code:FORM", "must be a ProductRule, RowRule or"),
        ("checks", "acme_cfp.code:of_one", "must be a function of a submission and a context"),
        ("checks", "acme_cfp.code:Form", "must be a function of a submission and a context"),
        ("exporters", "acme_cfp.wrong:X", "SyntaxError"),
        ("exporters", "acme_cfp.code:RULE", "must be an Exporter"),
    ],
)
def test_one_that_does_not_work_is_named_with_both_versions(install, tmp_path, group, target, why):
    files = {"code.py": CODE, "wrong.py": "def"}
    install(lay_out(tmp_path / "acme", points(group, f"mine = {target}"), files))
    with pytest.raises(PlugInRefused) as error:
        ROOMS[group]()
    said = str(error.value)
    assert why in said
    assert f"mine of acme-cfp 1.2 ({group})" in said
    assert f"bw_cfp_programme {__version__}" in said
    assert "\n" not in said


def test_a_name_of_ours_is_not_taken_over(acme):
    acme(points("allocation_rules", "rule = acme_cfp.code:TAKEN"))
    with pytest.raises(PlugInRefused, match=r"mass .* by bw_cfp_programme and by .*acme-cfp 1\.2"):
        rules()


def test_a_name_that_two_others_take_is_refused_with_both(install, tmp_path):
    for name in ("acme-cfp", "zeta"):
        text = points("allocation_rules", f"rule = {name.replace('-', '_')}.code:RULE")
        install(lay_out(tmp_path / name, text, {"code.py": CODE}, name=name))
    with pytest.raises(PlugInRefused, match=r"by rule of acme-cfp 1\.2 and by rule of zeta 1\.2"):
        rules()


TERMS = "key,zh_TW,en,aliases,source\nrule.by_colour,顏色,Colour,hue,\n"
PROBLEMS = """\
code,severity,en,zh_TW,remedy_en,remedy_zh_TW
colour_missing,warning,“{product}” has no colour.,「{product}」沒有顏色。,Enter one.,請填寫。
"""


def test_words_of_others_stand_beside_ours(acme):
    acme(points("words", "words = acme_cfp"), terms_csv=TERMS, problems_csv=PROBLEMS)
    assert (find("rule", "Hue"), label("rule.by_colour", "zh_TW")) == ("by_colour", "顏色")
    found = problem("colour_missing", Place(), product="P1")
    assert found.severity is Severity.WARNING
    assert found.message("en") == "“P1” has no colour."
    assert "acme_cfp" not in sys.modules


@pytest.mark.parametrize(
    ("entry", "terms", "why"),
    [
        ("acme_cfp", TERMS.replace("rule.by_colour", "rule.mass"), r"rule\.mass .* taken twice"),
        ("acme_cfp", "key,en\nrule.by_colour,Colour\n", "lacks the column zh_TW"),
        ("acme_cfp.words.more", TERMS, "No module named 'acme_cfp.words'"),
        ("acme_words", TERMS, "no package acme_words"),
    ],
)
def test_words_that_cannot_be_read_are_refused(acme, entry, terms, why):
    acme(points("words", f"words = {entry}"), terms_csv=terms)
    with pytest.raises(PlugInRefused, match=why):
        label("rule.mass", "en")


def test_a_check_that_is_broken_stops_the_command_with_one_line(tmp_path):
    text = points("checks", "check = acme_cfp.code:nothing")
    lay_out(tmp_path, text, {"code.py": CODE})
    write_filled(tmp_path / "S03.xlsx", {"facility": [{"member": "S03"}]})
    path = os.pathsep.join([str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])])
    call = [sys.executable, "-c", "from bw_cfp_programme.cli import main; main()", "check"]
    done = subprocess.run(
        [*call, "S03.xlsx"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("bw-cfp: the plug-in check of acme-cfp 1.2 (checks)")
    assert len(done.stderr.splitlines()) == 1
