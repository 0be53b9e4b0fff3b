"""Laws of every split, on random plants of three levels."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plants import key, process, product, shares, site

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.plant import Request

KEYS = ("output", "mass_per_unit", "price", "energy_per_unit", "machine_hours", "labour_hours")
PRODUCT_RULES = (
    "output_quantity",
    "mass",
    "count",
    "area",
    "machine_hours",
    "labour_hours",
    "energy_content",
    "economic_value",
)
positive = st.floats(min_value=1e-6, max_value=1e9)
weights = st.lists(positive, min_size=2, max_size=12)
product_rule = st.sampled_from(PRODUCT_RULES)


@st.composite
def products(draw, smallest: int = 2):
    size = draw(st.integers(smallest, 8))
    names = (*KEYS, "area")
    return [
        product(f"P{i}", unit="unit", **{name: draw(positive) for name in names})
        for i in range(size)
    ]


@st.composite
def plants(draw):
    """Products, processes that make some of them, and a utility that serves the processes."""
    made = draw(products())
    codes = [p.product for p in made]
    groups = draw(st.lists(st.sets(st.sampled_from(codes), min_size=1), min_size=1, max_size=4))
    lines = [process(f"L{i}", makes=tuple(sorted(g))) for i, g in enumerate(groups)]
    utility = process("U", "utility", serves=tuple(line.process for line in lines))
    metered = draw(st.floats(0.05, 1.0))
    parts = draw(st.lists(positive, min_size=len(lines), max_size=len(lines)))
    total = math.fsum(parts)
    rows = [
        key("U", line.process, metered * part / total, rule="metered_share")
        for line, part in zip(lines, parts, strict=True)
    ]
    ruled = [key(line.process, rule=draw(product_rule)) for line in lines]
    return (*made, *lines, utility, *ruled, *draw(st.sampled_from([(), tuple(rows)])))


@given(plants(), product_rule, st.sampled_from(["site", "U", "L0"]))
def test_conservation(records, rule, pool):
    parts = allocate(site(*records, facility_rule=rule), pool, Request())
    assert not parts.problems
    whole = [share.value for share in parts.shares] + [rest.share for rest in parts.rests]
    assert abs(math.fsum(whole) - 1) < 1e-12


@given(plants(), product_rule, st.randoms(use_true_random=False))
def test_order_of_the_rows_does_not_matter(records, rule, random):
    mixed = list(records)
    random.shuffle(mixed)
    straight = shares(allocate(site(*records, facility_rule=rule), "U", Request()))
    shuffled = shares(allocate(site(*mixed, facility_rule=rule), "U", Request()))
    assert shuffled == pytest.approx(straight, rel=1e-12)


@given(weights, st.floats(1e-6, 1e6))
def test_scale_of_the_key_does_not_matter(values, scale):
    one = _by_custom_key(values)
    other = _by_custom_key([value * scale for value in values])
    assert other == pytest.approx(one, rel=1e-12)


@given(weights)
def test_unit_of_the_key_does_not_matter(values):
    kilograms = {f"P{i}": value for i, value in enumerate(values)}
    made = [
        product(code, value if i % 2 else value / 1000, "kilogram" if i % 2 else "ton")
        for i, (code, value) in enumerate(kilograms.items())
    ]
    total = math.fsum(values)
    expected = {code: value / total for code, value in kilograms.items()}
    assert shares(allocate(site(*made), "site", Request())) == pytest.approx(expected, rel=1e-12)


@given(weights, positive)
def test_additivity_a_product_told_as_two_takes_the_same(values, second):
    whole = _by_custom_key([values[0] + second, *values[1:]])
    parts = _by_custom_key([*values, second])
    assert parts["P0"] + parts[f"P{len(values)}"] == pytest.approx(whole["P0"], rel=1e-9)
    assert all(parts[f"P{i}"] == pytest.approx(whole[f"P{i}"]) for i in range(1, len(values)))


@given(weights)
def test_a_product_without_weight_changes_nobodys_part(values):
    alone, joined = _by_custom_key(values), _by_custom_key([*values, 0.0])
    assert joined == {**alone, f"P{len(values)}": 0.0}


@given(products(1), product_rule)
def test_a_single_product_takes_all(made, rule):
    parts = allocate(site(made[0], facility_rule=rule), "site", Request())
    assert shares(parts) == {"P0": 1.0}


def _by_custom_key(values: list[float]) -> dict[str, float]:
    made = [product(f"P{i}") for i in range(len(values))]
    rows = [key("site", f"P{i}", value) for i, value in enumerate(values)]
    return shares(allocate(site(*made, *rows), "site", Request("custom_key")))
