"""Other packages add checks by entry point; ours stand first."""

from types import SimpleNamespace

import pytest
from sample_submission import context, sample

from bw_cfp_programme.checks import CHECKS, check_submission, run
from bw_cfp_programme.problems import problem


def of_another_package(submission, _context):
    yield problem("no_electricity", submission.facility.place)


@pytest.fixture
def installed(monkeypatch):
    points = {"bw_cfp_programme.checks": [SimpleNamespace(load=lambda: of_another_package)]}
    monkeypatch.setattr(run, "entry_points", lambda group: points[group])
    run.all_checks.cache_clear()
    yield
    run.all_checks.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_check_of_another_package_is_asked_after_ours():
    assert run.all_checks() == (*CHECKS, of_another_package)
    assert [p.code for p in check_submission(sample(), context())] == ["no_electricity"]


def test_checks_have_names_of_their_own():
    names = [check.__name__ for check in CHECKS]
    assert len(set(names)) == len(names)
