"""What may be asked of an assessment stands in the signature of its function, once."""

from typing import Annotated

import pytest

from bw_cfp_programme.assessment import assess_one, find
from bw_cfp_programme.assessment.parameters import Between, Parameter, parameters_of
from bw_cfp_programme.errors import UnknownAssessment, WrongParameter
from sample_report import lamp, study


def ask(
    _study: object,
    *,
    limit: Annotated[float | None, Between(least=0.0, most=1.0)] = None,
    draws: Annotated[int, Between(least=100)] = 500,
    missing: bool = False,
    name: str = "",
) -> None:
    """A function as an assessment has it."""


def test_a_signature_is_read_as_it_is_written():
    assert parameters_of(ask) == (
        Parameter("limit", float, None, Between(least=0.0, most=1.0)),
        Parameter("draws", int, 500, Between(least=100)),
        Parameter("missing", bool, False, Between()),  # noqa: FBT003 - as a record has it
        Parameter("name", str, "", Between()),
    )


def test_both_ends_are_within():
    assert 0.0 in Between(least=0.0, most=1.0)
    assert 1.0 in Between(least=0.0, most=1.0)
    assert 1.1 not in Between(most=1.0)
    assert -0.1 not in Between(least=0.0)
    assert 1e9 in Between()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"singel": 0.1}, "cut-off cannot be asked for 'singel'; it knows: single, total"),
        ({"single": 1.5}, "cut-off: single = 1.5 is not within"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked, told):
    with pytest.raises(WrongParameter, match=told):
        assess_one(study(lamp()), "cut-off", **asked)


def test_an_assessment_is_found_by_its_name():
    names = [each.name for each in find("requirements").parameters]
    assert names == ["rules", "missing"]
    with pytest.raises(UnknownAssessment, match="there are requirements, study"):
        find("requirement")
