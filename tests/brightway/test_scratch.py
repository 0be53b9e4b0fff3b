"""A copy to try things in leaves the project, the caller's project and the disk as they were."""

import pytest

from bw_cfp_programme.brightway import databases, projects, scratch, use_project, write_database
from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.brightway.leftovers import TRIAL


def test_what_is_tried_leaves_no_trace(bio_dir):
    folders = sorted(path.name for path in bio_dir.iterdir())
    with scratch("p") as trial, use_project(trial):
        write_database("tried", [])
        assert "tried" in databases()
        assert projects() == ("default", "p")
    assert bd.projects.current == "default"
    with use_project("p"):
        assert "tried" not in databases()
        assert "biosphere3" in databases()
    assert sorted(path.name for path in bio_dir.iterdir()) == folders


@pytest.mark.usefixtures("bw_dir")
def test_a_project_that_is_not_there_is_tried_empty():
    with scratch("absent") as trial, use_project(trial):
        assert databases() == ()
    assert "absent" not in bd.projects


@pytest.mark.usefixtures("bio_dir")
def test_an_error_and_a_killed_trial_are_cleaned_up():
    with pytest.raises(KeyboardInterrupt), scratch("p"):
        raise KeyboardInterrupt
    assert "p" + TRIAL not in bd.projects
    with use_project("p"):
        bd.projects.copy_project("p" + TRIAL, switch=False)  # as a killed process leaves it
    with scratch("p") as trial, use_project(trial):
        assert "biosphere3" in databases()
    assert "p" + TRIAL not in bd.projects
