"""Who sees the lines of a member."""

import pytest

from bw_cfp_programme.records import AUDIENCES, shows_lines


@pytest.mark.parametrize(
    ("disclosure", "audiences"),
    [("raw", {"lead", "verifier"}), ("verifier", {"verifier"}), ("result", set()), (None, set())],
)
def test_lines_are_shown_to_whom_the_member_allows(
    disclosure: str | None, audiences: set[str]
) -> None:
    assert {one for one in AUDIENCES if shows_lines(disclosure, one)} == audiences
