"""A rule set of one's own with a list of its own, from the folder to every place that uses them."""

import mini
import pytest

from bw_cfp_programme.folder.config import load
from bw_cfp_programme.folder.inputs import INPUTS
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.runs import stored_runs
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.repeat import repeat
from bw_cfp_programme.tables import data_path

LIST = """\
key,clause,zh_TW,en,mark,source,check,applies
C-1,7,宣告單位,Declared unit,Q,contract 7,per_unit,
C-2,8,目的,Goal,Q,contract 7,written goal,
"""


@pytest.fixture
def contracted(folder):
    """The small programme under the regulation in force, with one list in place of all."""
    rules = data_path("rule_sets/tw-2025.toml").read_text("utf-8")
    asked = rules[rules.index("[requirements]") :].split("\n")[1]
    own = rules.replace(asked, 'value = ["contract.csv"]')
    (folder / "contract.toml").write_text(own, "utf-8")
    (folder / "contract.csv").write_text(LIST, "utf-8")
    text = (folder / FILE).read_text("utf-8")
    (folder / FILE).write_text(text.replace('"tw-2025"', '"contract.toml"'), "utf-8")
    mini.write_all(folder)
    import_workbooks(folder, clock=mini.clock)
    return folder


def test_a_study_is_judged_by_it(contracted):
    (section,) = assess(contracted, "requirements", clock=mini.clock).sections
    assert section.column("requirement_key") == ["C-2", "C-1"]  # what is not met first
    assert section.column("requirement_status") == ["not_met", "met"]


def test_a_run_keeps_it_and_comes_out_again(contracted):
    result = calculate(contracted, clock=mini.clock)
    assert result.totals["total"] == pytest.approx(mini.TOTAL, rel=1e-12)
    kept = {path.name for path in (contracted / INPUTS).rglob("*") if path.is_file()}
    assert {"contract.toml", "contract.csv"} <= kept
    (contracted / "contract.csv").unlink()
    (contracted / "contract.toml").unlink()
    (run,) = stored_runs(contracted)
    text = (contracted / FILE).read_text("utf-8")
    (contracted / FILE).write_text(text.replace('"contract.toml"', '"tw-2020"'), "utf-8")
    assert repeat(contracted, run.name, clock=mini.clock).is_same


def test_a_list_that_is_gone_is_told_at_the_rule_set(contracted):
    (contracted / "contract.csv").unlink()
    programme, problems = load(contracted)
    assert programme is None
    assert [problem.code for problem in problems] == ["rule_not_beside"]
    assert "contract.csv" in problems[0].message("en")
