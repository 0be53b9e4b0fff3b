"""A seeded sample of the slips of `benchmarks/slips`: most are told where they stand.

The rates of the whole are measured by `nox -s slips`; a check that no longer finds anything shows
here.
"""

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from slips import footprint, good, measure

SEED, SLIPS, VARIATIONS = 8, 28, 2
TOLD_OF_ALL, TOLD_OF_THOSE_THAT_MATTER = 0.7, 0.85
HELMET = good.HERE / "programmes" / "helmet"


def test_most_slips_are_told_at_their_row(tmp_path):
    workbooks, random = good.load(HELMET), Random(SEED)  # noqa: S311
    (last,) = measure.variations(workbooks, 1, random)
    found = list(measure.outcomes(workbooks, last, SLIPS, random, tmp_path))
    matter = [one for one in found if one.matters]
    assert sum(one.told for one in found) >= TOLD_OF_ALL * len(found)
    assert sum(one.told for one in matter) >= TOLD_OF_THOSE_THAT_MATTER * len(matter)


@pytest.mark.parametrize("number", range(len(good.programmes())))
def test_other_good_workbooks_are_not_accused(number, tmp_path):
    workbooks = good.programmes()[number]
    known = {(p.code, p.place) for p in measure.false_alarms([workbooks], tmp_path)[0][1]}
    others = measure.variations(workbooks, VARIATIONS, Random(SEED))  # noqa: S311
    for _, problems in measure.false_alarms(others, tmp_path):
        assert {(p.code, p.place) for p in problems} <= known


def test_footprints_are_those_of_the_example(tmp_path):
    workbooks = good.programmes()[0]
    found = footprint.Footprints(workbooks).of(good.Desk(tmp_path).submissions(workbooks))
    assert found["LEAD", "LAMP-9W"] == pytest.approx(83.26929256086586, rel=1e-12)
