"""A staged change is there as a whole or not at all, also when its process is killed."""

import gc
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small import CH4, CO2, METHOD, close, flows, maker, supplier

from brightway_dirs import switch_to
from bw_cfp_programme import brightway
from bw_cfp_programme.brightway import staging
from bw_cfp_programme.brightway.generation import IS_25, bc, bd
from bw_cfp_programme.brightway.leftovers import locked, places
from bw_cfp_programme.errors import BwCfpError, ProjectBusy

OLD, NEW = 3 * (2 + 0.298), 3 * (5 + 0.298)


@pytest.fixture
def project(bw_dir):
    with brightway.use_project("p", create=True):
        brightway.write_databases({"flows": flows(), "s1": supplier(), "m": maker()})
        brightway.write_method(METHOD, {CO2: 1.0, CH4: 29.8}, "kg CO2-Eq", {})
        brightway.register_calculation_setup("lamp", [{("m", "b"): 1.0}], [METHOD])
    return bw_dir


def plain_score():
    """What Brightway alone makes of the project."""
    with brightway.quiet():
        bd.projects.set_current("p")
    lca = bc.LCA({bd.get_activity(("m", "b")): 1.0}, METHOD)
    lca.lci()
    lca.lcia()
    return lca.score


def assert_clean(folder: Path) -> None:
    where = places("p")
    assert not where.copy.exists()
    assert not where.replaced.exists()
    assert not where.marker.exists()
    assert where.copy_name not in bd.projects
    assert where.main.parent == folder


def test_a_change_takes_the_projects_place(project):
    with brightway.staged("p"):
        brightway.write_database("s1", supplier(5.0))
    assert bd.projects.current == "default"
    assert_clean(project)
    assert close(plain_score(), NEW)
    assert bd.calculation_setups["lamp"]["inv"] == [{("m", "b"): 1.0}]
    assert getattr(bd.projects, "twofive", True)


@pytest.mark.skipif(not IS_25, reason="Brightway 2 has no archives")
@pytest.mark.parametrize("left", [0, 100])
def test_matrix_data_that_a_full_disk_cut_off_take_no_place(project, left):
    """Their writer closes them in a destructor, which tells nobody of an error."""

    def cut_off():
        with brightway.staged("p"):
            brightway.write_database("s1", supplier(5.0))
            gc.collect()  # all is written
            (archive,) = places("p").copy.glob("processed/s1.*.zip")
            os.truncate(archive, left)

    with pytest.raises(OSError, match=r"s1\..*zip"):
        cut_off()
    assert_clean(project)
    assert close(plain_score(), OLD)


@pytest.mark.usefixtures("project")
def test_the_caller_may_stand_in_the_project_itself():
    with brightway.use_project("p"):
        with brightway.staged("p"):
            brightway.write_database("s1", supplier(5.0))
        assert bd.projects.current == "p"
        assert close(brightway.lca({("m", "b"): 1.0}, METHOD).score, NEW)


def test_an_exception_leaves_all_as_it_was(project):

    def change_and_fail():
        brightway.write_database("s1", supplier(5.0))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), brightway.staged("p"):
        change_and_fail()
    assert bd.projects.current == "default"
    assert_clean(project)
    assert close(plain_score(), OLD)


@pytest.mark.usefixtures("project")
def test_within_the_block_the_project_is_the_copy():
    with brightway.staged("p"), brightway.use_project("p"):
        brightway.write_database("s1", supplier(5.0))
    assert close(plain_score(), NEW)


def test_a_change_of_project_within_the_block_is_an_error(project):
    with pytest.raises(BwCfpError, match="current project"), brightway.staged("p"):
        bd.projects.set_current("default")
    assert_clean(project)
    assert close(plain_score(), OLD)


@pytest.mark.usefixtures("project")
def test_two_changes_at_once_are_refused():
    with brightway.staged("p"):
        with pytest.raises(ProjectBusy), brightway.staged("p"):
            pass
        brightway.write_database("s1", supplier(5.0))
    assert close(plain_score(), NEW)


def test_several_changes_follow_each_other(project):
    for co2 in (3.0, 4.0, 5.0):
        with brightway.staged("p"):
            brightway.write_database("s1", supplier(co2))
    assert_clean(project)
    assert close(plain_score(), NEW)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_folder_that_cannot_be_renamed_changes_nothing(project, monkeypatch, failing):
    calls = []

    def rename(source, target):
        calls.append(source)
        if len(calls) == failing:
            raise PermissionError(13, "in use")
        source.rename(target)

    monkeypatch.setattr(staging, "_rename", rename)
    with pytest.raises(PermissionError), brightway.staged("p"):
        brightway.write_database("s1", supplier(5.0))
    assert_clean(project)
    assert close(plain_score(), OLD)


def test_a_copy_that_fails_leaves_nothing(project, monkeypatch):
    def copytree(source, target, **_kwargs):  # noqa: ARG001
        Path(target).mkdir()
        raise OSError(28, "disk full")

    monkeypatch.setattr(shutil, "copytree", copytree)
    with pytest.raises(OSError, match="full"), brightway.staged("p"):
        pass
    monkeypatch.undo()
    assert_clean(project)
    assert close(plain_score(), OLD)


SCRIPT = """
import os, shutil, signal, sys
sys.path.insert(0, sys.argv[2])
from bw_cfp_programme import brightway
from bw_cfp_programme.brightway import staging
from small import supplier
point = sys.argv[1]

def die():
    os.kill(os.getpid(), signal.SIGKILL)

renamed = []
def rename(source, target, really=staging._rename):
    if point == "before the renames" or (point == "between the renames" and renamed):
        die()
    really(source, target)
    renamed.append(target)
    if point == "after the renames" and len(renamed) == 2:
        die()

staging._rename = rename
if point == "while copying":
    def copytree(source, target, **kwargs):
        os.mkdir(target)
        die()
    shutil.copytree = copytree
with brightway.staged("p"):
    brightway.write_database("s1", supplier(5.0))
    if point == "after writing":
        die()
"""


def kill_at(point: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT, point, str(Path(__file__).parent)],
        env={**os.environ, "BRIGHTWAY2_DIR": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    switch_to(folder)  # reads Brightway's list of projects anew


needs_kill = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")


@needs_kill
@pytest.mark.parametrize("point", ["while copying", "after writing", "before the renames"])
def test_killed_before_the_swap_plain_brightway_has_the_old_project(project, point):
    kill_at(point, project)
    assert places("p").marker.exists()
    assert close(plain_score(), OLD)
    with brightway.use_project("p"):
        assert close(brightway.lca({("m", "b"): 1.0}, METHOD).score, OLD)
    assert_clean(project)


@needs_kill
@pytest.mark.parametrize("touched", [False, True])
def test_killed_between_the_renames_the_old_project_comes_back(project, touched):
    kill_at("between the renames", project)
    assert not places("p").main.exists()
    if touched:  # plain Brightway makes an empty folder in the project's place
        with brightway.quiet():
            bd.projects.set_current("p")
            bd.projects.set_current("default")
        assert places("p").main.exists()
    with brightway.use_project("p"):
        pass
    assert_clean(project)
    assert close(plain_score(), OLD)


@needs_kill
def test_killed_after_the_swap_plain_brightway_has_the_new_project(project):
    kill_at("after the renames", project)
    assert close(plain_score(), NEW)
    with brightway.staged("p"):
        pass
    assert_clean(project)
    assert close(plain_score(), NEW)


@needs_kill
def test_after_a_kill_the_change_can_be_made_again(project):
    kill_at("between the renames", project)
    with brightway.staged("p"):
        brightway.write_database("s1", supplier(5.0))
    assert_clean(project)
    assert close(plain_score(), NEW)


@needs_kill
def test_two_versions_are_left_for_a_person(project):
    """Somebody worked on in the empty project that plain Brightway made: nothing is thrown away."""
    kill_at("between the renames", project)
    with brightway.quiet():
        bd.projects.set_current("p")
    brightway.write_database("flows", flows())
    with pytest.raises(BwCfpError, match="two versions"), brightway.use_project("p"):
        pass
    assert places("p").replaced.exists()


def test_a_lock_is_let_go_after_an_error(tmp_path):
    marker = tmp_path / "marker"
    with pytest.raises(ZeroDivisionError), locked(marker):
        raise ZeroDivisionError
    with locked(marker), pytest.raises(ProjectBusy), locked(marker):
        pass
    assert not marker.exists()
