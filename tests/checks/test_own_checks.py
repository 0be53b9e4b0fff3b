"""Checks of ours have names of their own; those of other packages are asked after them."""

import pytest
from sample_submission import context, sample

from bw_cfp_programme.checks import CHECKS, check_all, check_submission
from bw_cfp_programme.checks.run import all_checks
from bw_cfp_programme.errors import InvalidInventory, PlugInRefused
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.problems import Place, problem
from plug_in_packages import lay_out, on_the_path

CODE = """\
from bw_cfp_programme.problems import problem


def of_another_package(submission, context):
    yield problem("no_electricity", submission.facility.place)
"""


@pytest.fixture
def installed(tmp_path):
    points = "[bw_cfp_programme.checks]\ncheck = acme_cfp:of_another_package\n"
    with on_the_path() as install:
        install(lay_out(tmp_path, points, {"__init__.py": CODE}))
        yield


@pytest.mark.usefixtures("installed")
def test_a_check_of_another_package_is_asked_too():
    assert [p.code for p in check_submission(sample(), context())] == ["no_electricity"]


@pytest.mark.parametrize(
    "odd",
    ["of_another_package = 5", "of_another_package = print",
     "def of_another_package(submission): yield",
     "def of_another_package(submission, context, third): yield"],
)  # fmt: skip
def test_what_is_no_function_of_a_submission_and_a_context_is_refused(odd, tmp_path):
    points = "[bw_cfp_programme.checks]\ncheck = acme_cfp:of_another_package\n"
    with on_the_path() as install:
        install(lay_out(tmp_path, points, {"__init__.py": odd + "\n"}))
        with pytest.raises(PlugInRefused, match="a function of a submission and a context"):
            all_checks()


def failing(tmp_path, install, error):
    code = f"from bw_cfp_programme.errors import InvalidInventory\n\n\n{error}\n"
    points = "[bw_cfp_programme.checks]\ncheck = acme_cfp:of_another_package\n"
    install(lay_out(tmp_path, points, {"__init__.py": code}))


def test_a_check_that_breaks_is_our_failure_and_one_that_refuses_refuses(tmp_path):
    """Of the workbook's own mistakes nothing else is said then but what the reader told."""
    told = problem("not_a_number", Place("S03.xlsx", "Materials", "F4"), value="ten")
    reading = Reading(sample(), (told,))
    with on_the_path() as install:
        failing(tmp_path / "a", install, "def of_another_package(one, two):\n    return 1 / 0")
        found = {p.code: p for p in check_all([reading], context())}
    assert set(found) == {"not_a_number", "our_failure"}
    assert found["our_failure"].place == Place("S03.xlsx")
    assert found["our_failure"].values["error"] == "ZeroDivisionError"
    with on_the_path() as install:
        refusing = "def of_another_package(one, two):\n    raise InvalidInventory('no')"
        failing(tmp_path / "b", install, refusing)
        with pytest.raises(InvalidInventory, match="no"):
            check_all([reading], context())


def test_checks_have_names_of_their_own():
    names = [check.__name__ for check in CHECKS]
    assert len(set(names)) == len(names)
