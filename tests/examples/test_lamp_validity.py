"""The lamp's dates, its change, and its run repeated."""

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.folder.runs import stored_runs
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.repeat import repeat


def test_the_lamps_dates_change_and_runs(in_brightway: Lamp):
    found = assess(in_brightway.folder, "validity", clock=clock)
    dates, factors, changes, runs = found.sections
    assert set(dates.column("date_finding")[:17]) == {"kept"}
    assert dates.column("date_limit")[0] == "2024-03-31 – 2026-03-31"
    (change,) = changes.rows
    assert change[0] == "S03"
    assert change[5] == "S03: AL-SWARF, ALH-01, ALH-02, ALP-05; LEAD: LAMP-13W, LAMP-9W"
    assert change[7:9] == ("2026-06-15", "2026-09-15")  # three months after completion
    assert factors.column("factor_year") == sorted(factors.column("factor_year"))
    assert runs.column("score") == [pytest.approx(83.26929256, abs=5e-9)]
    assert [p.code for p in found.problems] == ["change_not_in_data"]


def test_the_lamps_run_comes_out_again(in_brightway: Lamp):
    run = stored_runs(in_brightway.folder)[0]
    again = repeat(in_brightway.folder, run.name, clock=clock)
    assert again.is_same
    assert again.now["total"] == pytest.approx(83.26929256, abs=5e-9)
