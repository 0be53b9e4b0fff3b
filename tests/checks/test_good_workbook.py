"""A workbook without a mistake is left alone, whatever is known of its surroundings."""

import pytest
from sample_submission import context, programme, sample

from bw_cfp_programme.checks import Context, check_submission
from bw_cfp_programme.gwp import load_edition

AR4 = context(programme=programme(gwp=load_edition("AR4")))


@pytest.mark.parametrize("surroundings", [Context(), context(), AR4])
def test_nothing_is_found(surroundings):
    assert check_submission(sample(), surroundings) == []
