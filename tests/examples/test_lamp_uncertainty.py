"""The lamp's uncertainty, worked out by hand from docs/uncertainty.md and hand_calculation.md."""

import math

import pytest
from lamp_run import clock

from bw_cfp_programme.programme.assess import assess

EDGE = 1.959963984540054
LAMP = 83.26929256
USE, STORAGE = 81.783, 0.009087  # D06, D05
METERS = (0.1448872, 0.1312567, 0.0530075, 0.02917937, 0.05182956)  # E01, E02, E04, E05, E06
HOUSING = 0.2249455  # M05, of S03
INGOT = 0.036454  # S06 M02: 560000 kg x 9.8493 on its way through alloy and housing


@pytest.fixture
def sections(in_brightway):
    found = assess(in_brightway.folder, "uncertainty", clock=clock)
    return {section.key: section for section in found.sections}


def ranges(sections):
    rows = sections["uncertainty"].rows
    return {(row[0] if isinstance(row[0], str) else "", row[1]): row[2:] for row in rows}


def test_the_root_of_sums_is_that_of_the_form(sections):
    parts = [USE * math.hypot(0.2, 0.05), STORAGE * math.hypot(0.1, 0.05), HOUSING * 0.01]
    parts += [meter * math.hypot(0.01, 0.05) for meter in METERS]
    low, high = INGOT * math.hypot(0.02, 0.2), INGOT * math.hypot(0.02, 0.4)
    found = ranges(sections)["", "root_sum"]
    assert found[0] == pytest.approx(LAMP - math.hypot(*parts, low), rel=1e-6)
    assert found[2] == pytest.approx(LAMP + math.hypot(*parts, high), rel=1e-6)


def test_manufacturing_is_twice_as_uncertain_as_the_form_has_it(sections):
    """Five meters on one factor: it moves them all at once."""
    form, exact = (ranges(sections)["manufacturing", name] for name in ("root_sum", "lognormal"))
    assert (form[2] - form[0]) / 2 == pytest.approx(
        math.hypot(*METERS) * math.hypot(0.01, 0.05), rel=1e-5
    )
    factor, activity = sum(METERS) * 0.05 / EDGE, math.hypot(*METERS) * 0.01 / EDGE
    both = math.hypot(*METERS) * 0.01 * 0.05 / EDGE**2
    assert exact[6] == pytest.approx(math.hypot(factor, activity, both), rel=1e-5)


def test_monte_carlo_agrees_within_its_own_error(sections):
    """Standard deviation: the activities with 1 + f², and the common factor on all of them."""
    factor = 0.05 / EDGE
    activities = math.hypot(USE * 0.2, STORAGE * 0.1, *(meter * 0.01 for meter in METERS)) / EDGE
    common = (USE + STORAGE + sum(METERS)) * factor
    deviation = math.hypot(activities, activities * factor, common)
    exact, drawn = (ranges(sections)["", name] for name in ("lognormal", "monte_carlo"))
    assert exact[6] == pytest.approx(deviation, rel=1e-5)  # but for ingot and housings
    assert drawn[5] == pytest.approx(LAMP, abs=4 * deviation / 100)
    assert drawn[6] == pytest.approx(deviation, rel=4 / math.sqrt(2 * 10_000))


def test_what_to_measure_better_is_the_use_of_the_lamp(sections):
    table = sections["uncertainty_lines"]
    assert table.column("line")[:2] == ["D06", ""]
    assert table.column("lines")[:2] == [1, 7]
    assert table.column("uncertain_low")[0] == pytest.approx(LAMP - 0.2 * USE, rel=1e-8)
    assert table.column("variance_share")[0] == pytest.approx(0.94, abs=0.001)


def test_sites_are_combined_as_in_the_form(sections):
    """S06 states one line of 560,000 kg x 9.8493: -20/+40 % of factor, 2 % of activity."""
    sites = {row[0]: row[1:] for row in sections["site_uncertainty"].rows}
    assessed, share, low, high = sites["S06"]
    assert assessed == pytest.approx(560000 * 9.8493, rel=1e-9)
    assert share == pytest.approx(560000 * 9.8493 / 16134910.15, rel=1e-6)
    assert (low, high) == pytest.approx((math.hypot(0.02, 0.2), math.hypot(0.02, 0.4)), rel=1e-9)
    assert sites["S01"] == (None, 0.0, None, None)
