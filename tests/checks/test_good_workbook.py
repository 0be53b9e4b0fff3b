"""A workbook without a mistake is left alone, whatever is known of its surroundings."""

import pytest
from sample_submission import context, sample

from bw_cfp_programme.checks import Context, check_submission


@pytest.mark.parametrize("surroundings", [Context(), context(), context(gwp="AR4")])
def test_nothing_is_found(surroundings):
    assert check_submission(sample(), surroundings) == []
