"""Numbers as text: which are taken, and what the others could mean."""

from time import process_time

import pytest

from bw_cfp_programme.numerals import number_in_cell, number_in_file, readings

# text -> the number that a cell with it says
CERTAIN = {
    "1200": 1200.0,
    "1,200": 1200.0,
    "1，２００": 1200.0,
    "12,345,678.9": 12345678.9,
    "0.5": 0.5,
    "0.125": 0.125,
    "1234.567": 1234.567,
    ".5": 0.5,
    "+5": 5.0,
    "-5": -5.0,
    "−5": -5.0,
    "１２": 12.0,
    " 12\N{ZERO WIDTH SPACE} ": 12.0,
    "1e3": 1000.0,
    "1.2E-3": 0.0012,
}

# text -> the numbers that it could mean
ASKED = {
    "0,500": (0.5, 500.0),
    "0,125": (0.125, 125.0),
    "012,345": (12.345, 12345.0),
    "1.234": (1.234, 1234.0),
    "12.500": (12.5, 12500.0),
    "1.234,5": (1234.5,),
    "1.234.567,8": (1234567.8,),
    "12,34": (12.34,),
    "1 234": (1234.0,),
    "1\N{NARROW NO-BREAK SPACE}234,5": (1234.5,),
    "7'400": (7400.0,),
    "7’400.5": (7400.5,),
    "1_000": (1000.0,),
    "1,23,456": (123456.0,),
    "0。5": (0.5,),
    "½": (0.5,),
    "1 ½": (1.5,),
    "1.2×10³": (1200.0,),
    "1.2x10^3": (1200.0,),
    "一千": (1000.0,),
    "壹仟貳佰": (1200.0,),
    "十五": (15.0,),
    "一萬二千三百": (12300.0,),
    "三千零五": (3005.0,),
    "3萬": (30000.0,),
    "1.5億": (150000000.0,),
    "5%": (0.05, 5.0),
    "0,5%": (0.005, 0.5),
    "(5)": (-5.0, 5.0),
    "5-": (-5.0, 5.0),
    "–5": (-5.0, 5.0),
}

# Nobody can tell, and none is proposed: marks, dates, bounds, footnotes, other digits.
NO_NUMBER = (
    "5² 10³ ① ⑩ Ⅻ ٣ 12-5 1/2 ~5 約5 <5 ≥5 5±1 5+ 12.5.3 1,234,5 1200, 5. 三千五 三萬五 一二三 "
    "5?? 1:30 #5 $5 N/A - — 無 inf nan 1O0 5k"
)


@pytest.mark.parametrize(("text", "number"), CERTAIN.items())
def test_certain(text, number):
    assert number_in_cell(text) == number


@pytest.mark.parametrize(("text", "numbers"), ASKED.items())
def test_asked_back(text, numbers):
    assert number_in_cell(text) is None
    assert readings(text) == pytest.approx(numbers, rel=1e-15)


@pytest.mark.parametrize("text", NO_NUMBER.split())
def test_no_number(text):
    assert number_in_cell(text) is None
    assert number_in_file(text) is None
    assert readings(text) == ()


@pytest.mark.parametrize("text", ["9" * 32_000, "1," * 16_000, "千" * 32_000, "1 000" * 6_000])
def test_a_cell_full_of_anything_is_soon_told(text):
    """A second is ample: each takes a few milliseconds."""
    start = process_time()
    assert readings(text) == () or len(readings(text)) == 1
    assert process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.234", 1.234), ("1.000", 1.0), ("1,234", None), ("0,5", None), ("1_000", None)],
)
def test_in_a_csv_file_a_point_is_decimal_and_nothing_parts_thousands(text, number):
    assert number_in_file(text) == number
