"""What a person may have meant: which slips there are, and how near a number must come to one."""

import pytest

from bw_cfp_programme.checks.amounts.slip import is_near, is_power_of_ten, meant, slips

POUND = 0.45359237


@pytest.mark.parametrize(
    ("unit", "others"),
    [
        ("pound", (POUND, POUND * 1e3, POUND * 1e6, POUND * 1e9, POUND * 1e-3)),
        ("kilogram", (1e9, 1 / POUND)),
        ("cubic meter", ()),
        ("furlong", ()),
    ],
)
def test_an_amount_may_be_thousands_of_itself_in_another_unit_twice_or_one_month(unit, others):
    known = (1e3, 1e-3, 1e6, 1e-6, *others, 2.0, 1 / 12)
    assert slips(unit) == pytest.approx(known, rel=1e-12)


@pytest.mark.parametrize(
    ("times", "slip", "apart"),
    [
        (1_000.0, 1_000.0, 1.0),
        (2_000.0, 1_000.0, 2.0),
        (500.0, 1_000.0, 2.0),
        (4_000.0, 1_000.0, 4.0),
        (4_001.0, 1_000.0, 0.0),
        (250.0, 1_000.0, 4.0),
        (249.0, 1_000.0, 0.0),
        (0.002, 0.001, 2.0),
        (300.0, 100.0, 3.0),  # powers of ten from a hundred on
        (30.0, 10.0, 0.0),
        (11.5, 10.0, 1.15),
        (0.03, 0.01, 3.0),
        (0.3, 0.1, 0.0),
        (3.6 * 1.15, 3.6, 1.15),
        (3.6 * 1.16, 3.6, 0.0),
        (3_600.0 * 1.2, 3_600.0, 0.0),  # no power of ten, however large
        (3_600.0 * 1.1, 3_600.0, 1.1),
        (0.0, 1_000.0, 0.0),
        (-1_000.0, 1_000.0, 0.0),
        (0.5, 1e-3, 0.0),
    ],
)
def test_a_thousandfold_is_believed_from_afar_and_another_unit_only_where_it_fits(
    times, slip, apart
):
    assert is_near(times, slip) == pytest.approx(apart)


@pytest.mark.parametrize(
    ("times", "is_one"),
    [(1.0, True), (1e3, True), (0.1, True), (3.6, False), (1.0001, False), (0.0, False),
     (None, False)],
)  # fmt: skip
def test_plain_multiples_of_ten(times, is_one):
    assert is_power_of_ten(times) is is_one


@pytest.mark.parametrize(
    ("amount", "unit", "times", "text"),
    [
        (26_400.0, "ton", 1e3, "26,400 kg"),
        (26_400.0, "ton", 3_999.0, "26,400 kg"),
        (26_400.0, "ton", 4_001.0, None),
        (26_400.0, "ton", 1e6, "26,400 g"),
        (26_400.0, "ton", 1e-3, "26,400,000 t"),  # no larger unit: more of the same
        (5.0, "kilogram", 1e3, "5 g"),
        (5.0, "kilogram", 1e-3, "5 t"),
        (5.0, "kilogram", 1 / POUND, "5 lb"),
        (5.0, "kilogram", 1.9, None),
        (5.0, "kilogram", 1.0, None),
        (182_000.0, "cubic meter", 0.0012, "182,000 ML"),
        (182_000.0, "cubic meter", 1e6, "182,000 mL"),
        (182_000.0, "cubic meter", 1.0, None),  # a kilolitre is as much
        (7.0, "furlong", 1e3, "0.007 furlong"),
        (7.0, "furlong", 1e-3, "7,000 furlong"),
        (7e6, "furlong", 1e6, "7 furlong"),
        (7.0, "meter", 400.0, "7 mm"),  # nearer than cm
        (7.0, "meter", 250.0, "7 cm"),
        (7.0, "megajoule", 1 / 3.6, "7 kWh"),
        (7.0, "kilowatt hour", 860.0, "7 Wh"),
        (7.0, "kilowatt hour", 0.86, "7 Mcal"),
        (7.0, "gigajoule", 0.25, "7 Gcal"),
        (7.0, "gigajoule", 0.5, None),
        (7.0, "unit", 1e3, "0.007 pcs"),
        (7.0, "unit", 1e-3, "7 kpcs"),
        (7.0, "unit", 0.0, None),
    ],
)
def test_another_unit_comes_first_then_a_thousandfold(amount, unit, times, text):
    assert meant(amount, unit, times) == text
