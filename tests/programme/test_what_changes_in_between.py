"""Between two commands somebody deletes a database or the project, or takes a member out."""

import mini
import pytest

from bw_cfp_programme import brightway
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks

PROJECT = "cfp-mini"
S2 = """[[members]]
code = "S2"
tier = 2
supplies = ["S1"]
"""


@pytest.fixture
def imported(folder):
    mini.write_all(folder)
    import_workbooks(folder, clock=mini.clock)
    return folder


def total(folder):
    return calculate(folder, clock=mini.clock).totals["total"]


@pytest.mark.parametrize("database", ["cfp mini S2", "cfp factors TW MOENV", "cfp biosphere"])
def test_a_deleted_database_comes_back_by_itself(imported, database):
    with brightway.use_project(PROJECT):
        brightway.delete_database(database)
    assert total(imported) == pytest.approx(mini.TOTAL)


def test_a_deleted_project_is_made_again(imported):
    with brightway.quiet():
        bd.projects.set_current("default")
        bd.projects.delete_project(PROJECT, delete_dir=True)
    assert total(imported) == pytest.approx(mini.TOTAL)


def test_a_member_that_left_is_missed_by_who_buys_from_it(imported):
    text = (imported / FILE).read_text(encoding="utf-8")
    text = text.replace(S2, "").replace('supplies = ["LEAD", "S2"]', 'supplies = ["LEAD"]')
    (imported / FILE).write_text(text, encoding="utf-8")
    again = import_workbooks(imported, clock=mini.clock)
    assert "S1.xlsx" in again.left_out
    assert "unknown_supplier" in {problem.code for problem in again.problems}
    with pytest.raises(NotUpToDate, match="S1"):
        total(imported)
