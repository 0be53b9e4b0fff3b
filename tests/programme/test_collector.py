import gc

import pytest

from bw_cfp_programme.programme.collector import collector_paused


@collector_paused()
def fail():
    assert not gc.isenabled()
    raise KeyError


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(was_on):
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with pytest.raises(KeyError):
            fail()
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()
