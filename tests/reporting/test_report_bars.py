import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme.reporting.bars import bars, waterfall


def test_bars_stand_on_one_zero_and_removals_lie_left_of_it():
    up, down = bars([3.0, -1.0])
    assert (up.start, up.width, up.zero, up.negative) == (0.25, 0.75, 0.25, False)
    assert (down.start, down.width, down.negative) == (0.0, 0.25, True)


def test_a_waterfall_goes_on_where_it_stopped():
    first, second, third = waterfall([2.0, -3.0, 5.0])
    assert [(b.start, b.width) for b in (first, second, third)] == [
        (pytest.approx(0.2), pytest.approx(0.4)),
        (0.0, pytest.approx(0.6)),
        (0.0, 1.0),
    ]
    assert second.negative
    assert not third.negative


@pytest.mark.parametrize("draw", [bars, waterfall])
def test_nothing_to_draw(draw):
    assert draw([]) == []
    assert [b.width for b in draw([0.0, 0.0])] == [0.0, 0.0]


@given(st.lists(st.floats(-1e6, 1e6), max_size=20), st.sampled_from([bars, waterfall]))
def test_every_bar_fits_its_axis(values, draw):
    for bar in draw(values):
        assert -1e-9 <= bar.start <= bar.start + bar.width <= 1 + 1e-9
