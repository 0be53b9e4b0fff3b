"""A package holds for everybody, and says of members what its audience may know."""

from zipfile import ZipFile

import mini
import pytest
from test_shown_to import opened

from bw_cfp_programme.packages.system import SCORES
from bw_cfp_programme.programme.package import package
from bw_cfp_programme.programme.verify import verify
from bw_cfp_programme.records import AUDIENCES

SHOWN = {"raw": {"lead", "verifier"}, "verifier": {"verifier"}, "result": set()}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("how", SHOWN)
def test_it_holds_for_everybody(folder, how, audience):
    study = opened(folder, S1=how)
    path = package(folder, audience=audience, clock=mini.clock)
    found = verify(path)
    assert found.holds, found.problems
    assert not found.problems
    totals = study.made.result.totals
    assert found.totals == {name: totals[name] for name in SCORES}
    with ZipFile(path) as archive:
        names = archive.namelist()
        exchanges = archive.read("data/tables/exchanges.csv").decode("utf-8-sig")
    seen = audience in SHOWN[how]
    assert ("data/programme/submissions/S1.xlsx" in names) == seen
    assert ("S1.xlsx" in exchanges) == seen
