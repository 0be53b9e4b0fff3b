import os
import subprocess
import sys

import pytest
from small import CH4, CO2, METHOD, close, flows, supplier

from bw_cfp_programme import brightway
from bw_cfp_programme.brightway.generation import IS_25, bd
from bw_cfp_programme.errors import BwCfpError, NoSuchProject, WrongGeneration
from bw_cfp_programme.origin import versions


@pytest.mark.usefixtures("bw_dir")
def test_the_callers_project_comes_back():
    with brightway.quiet():
        bd.projects.set_current("mine")
    with brightway.use_project("p", create=True):
        assert bd.projects.current == "p"
    assert bd.projects.current == "mine"
    with pytest.raises(ZeroDivisionError), brightway.use_project("p"):
        raise ZeroDivisionError
    assert bd.projects.current == "mine"


@pytest.mark.usefixtures("bw_dir")
def test_a_missing_project_is_not_made_by_asking():
    with pytest.raises(NoSuchProject, match="nowhere"), brightway.use_project("nowhere"):
        pass
    assert "nowhere" not in bd.projects
    with pytest.raises(NoSuchProject), brightway.staged("nowhere"):
        pass
    assert issubclass(NoSuchProject, BwCfpError)


@pytest.mark.usefixtures("bw_dir")
def test_projects_are_listed_without_staging_copies():
    with brightway.use_project("p", create=True):
        pass
    with brightway.staged("p"):
        assert brightway.projects() == ("default", "p")


def test_versions_and_generation_agree():
    major = int(versions()["bw2data"].split(".")[0])
    assert (brightway.GENERATION == "2.5") == (major >= 4)


def test_importing_brightway_through_us_prints_nothing(tmp_path):
    code = "import bw_cfp_programme.brightway"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        check=True,
        env={**os.environ, "BRIGHTWAY2_DIR": str(tmp_path)},
    )
    assert (done.stdout, done.stderr) == (b"", b"")


@pytest.mark.usefixtures("bio_dir")
def test_biosphere_is_the_bundled_one():
    with brightway.use_project("p"):
        items = brightway.database_items(brightway.BIOSPHERE)
        assert len(items) == 4709  # measured for both generations
        modified = bd.databases["biosphere3"]["modified"]
        brightway.ensure_biosphere(migrations=False)
        assert bd.databases["biosphere3"]["modified"] == modified


@pytest.mark.usefixtures("bio_dir")
def test_a_database_can_be_used_beside_biosphere3():
    with brightway.use_project("p"):
        brightway.write_databases({"flows": flows(), "s1": supplier()})
        brightway.write_method(METHOD, {CO2: 1.0, CH4: 29.8}, "kg CO2-Eq", {})
        assert close(brightway.lca({("s1", "a"): 1.0}, METHOD).score, 2.298)


@pytest.mark.usefixtures("bw_dir")
@pytest.mark.skipif(not IS_25, reason="migration is to 2.5")
def test_a_project_of_brightway_2_is_migrated_when_it_is_opened():
    with brightway.use_project("old", create=True):
        brightway.write_databases({"flows": flows(), "s1": supplier()})
        brightway.write_method(METHOD, {CO2: 1.0, CH4: 29.8}, "kg CO2-Eq", {})
        bd.projects.dataset.data["25"] = False
        bd.projects.dataset.save()
    with brightway.use_project("old"):
        assert bd.projects.twofive
        assert close(brightway.lca({("s1", "a"): 1.0}, METHOD).score, 2.298)


@pytest.mark.usefixtures("bw_dir")
@pytest.mark.skipif(IS_25, reason="2.5 opens both")
def test_brightway_2_does_not_open_a_project_of_the_newer_one_as_empty():
    from bw2data.project import ProjectDataset  # noqa: PLC0415

    ProjectDataset.create(name="new", data={"25": True})
    with pytest.raises(WrongGeneration, match=r"2\.5"), brightway.use_project("new"):
        pass
    assert bd.projects.current == "default"
