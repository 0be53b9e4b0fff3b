import pytest

from bw_cfp_programme.reporting.numbers import choose_scale, fine_percent, percent, significant


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (12000.0, "12,000"),
        (123456.7, "123,457"),
        (0.42, "0.42"),
        (9.8493, "9.849"),
        (-1.4, "−1.4"),
        (0.00012344, "0.0001234"),
        (0.0000012344, "1.234 × 10⁻⁶"),
        (-5e13, "−5.000 × 10¹³"),
        (None, "–"),
    ],
)
def test_four_significant_digits_and_no_whole_digit_lost(value, shown):
    assert significant(value) == shown


@pytest.mark.parametrize(
    ("values", "value", "shown"),
    [
        ([4.3214, -0.5], 4.3214, "4.321 kg"),
        ([4.3214, -0.5], -0.5, "−0.500 kg"),
        ([0.0755], 0.0755, "75.50 g"),
        ([12345.0], 12345.0, "12.35 t"),
        ([-2.0, 1.0], -2.0, "−2.000 kg"),
        ([4.3214], 0.01, "0.010 kg"),
        ([4.3214], 0.004, "0.0040 kg"),
        ([4.3214], 0.0042341, "0.0042 kg"),
        ([83.27], -0.00001234, "−1.2 × 10⁻⁵ kg"),
        ([83.27], 1e-18, "0 kg"),
        ([4.3214], 0.0, "0 kg"),
        ([0.0], 0.0, "0 kg"),
        ([], 0.0, "0 kg"),
        ([2e-8], 2e-8, "0.02000 mg"),
        ([4.0], None, "– kg"),
    ],
)
def test_one_unit_and_one_number_of_decimals_for_a_report(values, value, shown):
    scale = choose_scale(values)
    assert f"{scale.show(value)} {scale.mass}" == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.123456, "12.3 %"),
        (0.0, "0 %"),
        (0.0001, "<0.1 %"),
        (-0.0001, "<0.1 %"),
        (1e-15, "0 %"),
        (-1.0, "−100.0 %"),
        (None, "–"),
    ],
)
def test_percentages(share, shown):
    assert percent(share) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (0.057298, "5.7298 %"),
        (0.202475631, "20.248 %"),
        (-1.5, "−150.00 %"),
        (0.000398, "0.0398 %"),
        (0.0000001, "<0.0001 %"),
        (-0.0000001, ">−0.0001 %"),
        (0.0, "0 %"),
    ],
)
def test_percentages_to_compare_with_published_ones(share, shown):
    assert fine_percent(share) == shown
