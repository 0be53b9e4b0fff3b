"""Another Brightway session puts back an older list of databases: rows new, list old."""

import json
import shutil
from pathlib import Path

import mini
import pytest

from brightway_dirs import bd
from bw_cfp_programme import brightway
from bw_cfp_programme.errors import NotUpToDate, ProjectBusy
from bw_cfp_programme.programme import making
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.package import package


def list_of_databases() -> Path:
    with brightway.use_project("cfp-mini"):
        return brightway.databases_files()[1]


@pytest.fixture
def reverted(folder):
    """S1 as A, then as B; then the list as a session had it that was opened before B."""
    import_workbooks(mini.write_all(folder), clock=mini.clock)
    before = list_of_databases().read_bytes()
    first = (folder / "submissions" / "S1.xlsx").read_bytes()
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])
    import_workbooks(folder, clock=mini.clock)
    list_of_databases().write_bytes(before)
    return folder, first


def test_the_database_is_made_again_and_it_is_said_why(reverted):
    folder, _ = reverted
    said = []
    result = calculate(folder, clock=mini.clock, say=lambda text: said.append(text.en))
    assert result.totals["total"] == pytest.approx(mini.TOTAL_WITH_900_KWH, rel=1e-12)
    why = "the list of databases, of which another Brightway session put back an older one"
    assert said == [f"made again: S1 (because of {why})"]


def test_what_the_list_names_is_never_taken_for_what_is_there(reverted):
    folder, first = reverted
    with pytest.raises(NotUpToDate, match="Another Brightway session"):
        calculate(folder, frozen=True, clock=mini.clock)
    (folder / "submissions" / "S1.xlsx").write_bytes(first)
    package(folder, clock=mini.clock)
    assert calculate(folder, clock=mini.clock).totals["total"] == pytest.approx(
        mini.TOTAL, rel=1e-12
    )
    record = json.loads(next((folder / "runs").glob("*.json")).read_text("utf-8"))
    assert record["totals_kg_co2e"]["total"] == pytest.approx(mini.TOTAL, rel=1e-12)


def test_a_list_that_is_put_back_after_a_calculation_is_noticed(folder):
    import_workbooks(mini.write_all(folder), clock=mini.clock)
    before = list_of_databases().read_bytes()
    mini.write(folder, "S1", energy=[mini.power("E1", 900.0)])
    calculate(folder, clock=mini.clock)
    list_of_databases().write_bytes(before)
    said = []
    calculate(folder, clock=mini.clock, say=lambda text: said.append(text.en))
    assert len(said) == 1


def test_a_change_by_a_person_is_not_lost_by_it(reverted):
    folder, _ = reverted
    with brightway.use_project("cfp-mini"):
        (node,) = (n for n in bd.Database("cfp mini S1") if n["code"] == "CASE")
        node["comment"] = "changed"
        node.save()
    with pytest.raises(NotUpToDate, match="changed in Brightway"):
        calculate(folder, clock=mini.clock)


def test_an_import_in_between_is_told_as_such(folder, monkeypatch):
    import_workbooks(mini.write_all(folder), clock=mini.clock)

    def meanwhile(*_args, **_kwargs):
        with brightway.use_project("cfp-mini"):
            project = Path(bd.projects.dir)
        project.rename(project.with_name("away"))
        shutil.copytree(project.with_name("away"), project)
        raise KeyError("cfp mini S1")

    monkeypatch.setattr(making, "computed", meanwhile)
    with pytest.raises(ProjectBusy, match="Try again"):
        calculate(folder, clock=mini.clock)
