"""What goes into each product and comes out: how lines are parted, and which slip is likeliest."""

from dataclasses import replace

import pytest
from sample_submission import line, place, rows, sample

from bw_cfp_programme import rule_sets
from bw_cfp_programme.allocation.plant import plant
from bw_cfp_programme.checks.amounts.streams import off, streams_of, worst

RULES = rule_sets.load("tw-2025")
GOODS = {"role": "main", "unit": "kilogram"}


def material(amount, product=None, **values):
    known = line("M1", "main_material", "Steel", amount, "kilogram", process=None, product=product)
    return {**known, **values}


def site(*lines, products=None, processes=()):
    """100 kg of A and 300 kg of B from these lines."""
    made = products or ({**GOODS, "product": "A", "output": 100.0},
                        {**GOODS, "product": "B", "output": 300.0})  # fmt: skip
    return replace(
        sample(), products=rows("products", *made), lines=rows("materials", *lines),
        processes=rows("processes", *processes),
    )  # fmt: skip


def streams(own):
    return streams_of(own, plant(own, RULES))


def ratios(own):
    return {code: round(ratio, 6) for code, ratio in streams(own).ratios().items()}


MORE = {"product": "C", "unit": "kilogram", "output": 100.0}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([material(400.0)], {"A": 1.0, "B": 1.0}),
        ([material(400.0, process="site")], {"A": 1.0, "B": 1.0}),
        ([material(400.0, process="NOWHERE")], {"A": 1.0, "B": 1.0}),
        ([material(200.0, "A"), material(300.0, "B")], {"A": 2.0, "B": 1.0}),
        ([material(200.0, "A"), material(400.0)], {"A": 3.0, "B": 1.0}),
        ([material(400.0), material(100.0, "A", category="waste")], {"A": 0.5, "B": 1.0}),
        ([material(400.0), material(400.0, category="waste")], {"A": 0.5, "B": 0.5}),
        ([material(400.0), material(9e9, category="packaging")], {"A": 1.0, "B": 1.0}),
        ([material(0.4, unit="ton")], {"A": 1.0, "B": 1.0}),
        ([material(400.0), material(9e9, supplier="S03", supplier_product="A")],
         {"A": 1.0, "B": 1.0}),
        ([material(400.0), material(400.0, supplier="S07", supplier_product="A")],
         {"A": 2.0, "B": 2.0}),
        ([material(400.0), material(400.0, category="waste", supplier_product="A")],
         {"A": 0.5, "B": 0.5}),
        ([material(500.0, stock_change=100.0)], {"A": 1.0, "B": 1.0}),
    ],
)  # fmt: skip
def test_a_line_is_parted_by_what_its_products_weigh(lines, expected):
    assert ratios(site(*lines)) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("co_product", {"A": 1.0, "B": 1.0, "C": 1.0}),
        ("by_product", {"A": 1.0, "B": 1.0}),
        ("treated_waste", {"A": 1.5, "B": 1.5}),
        ("internal", {"A": 1.25, "B": 1.25}),
    ],
)
def test_by_products_leave_with_all_and_waste_of_others_comes_in_for_all(role, expected):
    """500 kg in; 100 kg of C."""
    products = [*({**GOODS, "product": p, "output": n} for p, n in (("A", 100.0), ("B", 300.0))),
                {**MORE, "role": role}]  # fmt: skip
    assert ratios(site(material(500.0), products=products)) == expected


def test_a_process_map_says_what_a_line_is_for():
    maps = {"process": "P", "kind": "production", "makes": ("A",)}
    rest = {"process": "Q", "kind": "production", "makes": ("B",)}
    lines = (material(200.0, process="P"), material(300.0, process="Q"))
    assert ratios(site(*lines, processes=(maps, rest))) == {"A": 2.0, "B": 1.0}


def test_a_map_that_leads_to_some_products_only_says_nothing_of_the_others():
    maps = {"process": "P", "kind": "production", "makes": ("A",)}
    assert streams(site(material(400.0), processes=(maps,))) is None
    serves = {"process": "P", "kind": "utility", "serves": ()}
    assert ratios(site(material(400.0), processes=(serves,))) == {"A": 1.0, "B": 1.0}
    both = ({**maps, "makes": ("A", "B", "X")},)
    assert ratios(site(material(400.0), processes=both)) == {"A": 1.0, "B": 1.0}


@pytest.mark.parametrize(
    "own",
    [
        site(material(None)),
        site(material(1.0, unit="unit")),
        site(material(-1.0)),
        site(material(9.0, category="waste")),
        site(material(400.0), products=({**GOODS, "product": "A", "output": None},)),
        site(material(400.0), products=({**GOODS, "product": "A", "output": 0.0},)),
        site(material(400.0), products=({**GOODS, "product": "A", "output": 5.0, "unit": "unit"},)),
        site(material(400.0), products=({**MORE, "role": "by_product"},)),
        site(material(400.0), products=2 * ({**GOODS, "product": "A", "output": 400.0},)),
        site(),
    ],
    ids=["no amount", "no mass", "negative", "nothing in", "no output", "nothing made",
         "pieces without mass", "nothing sold", "a product twice", "no line"],
)  # fmt: skip
def test_nothing_is_said_while_something_is_not_known(own):
    assert streams(own) is None


def test_a_by_product_or_a_line_of_nothing_is_known():
    nothing = {**MORE, "role": "by_product", "output": 0.0}
    products = ({**GOODS, "product": "A", "output": 400.0}, nothing)
    assert ratios(site(material(400.0), material(0.0), products=products)) == {"A": 1.0}


def test_how_far_apart_two_sides_are():
    assert [off(ratio) for ratio in (1.0, 4.0, 0.25)] == [1.0, 4.0, 4.0]
    assert off(0.0) == float("inf")
    assert worst({"A": 0.5, "B": 1.5}) == 2.0
    assert worst({}) == 1.0


def slips(own, within=1.25):
    """Cells, how many times themselves they are: rounded to six digits."""
    found = streams(own).likeliest_slips(within)
    return [(s.place, s.amount, s.unit, float(f"{times:.6g}")) for s, times in found]


AMOUNT = place("materials.amount")


@pytest.mark.parametrize(
    ("amount", "unit", "times"),
    [
        (400_000.0, "kilogram", 1e3),
        (0.4, "kilogram", 1e-3),
        (400.0, "pound", 0.453592),
        (800.0, "kilogram", 2.0),
        (400.0, "ton", 1e3),
    ],
)
def test_the_slip_that_explains_all_best(amount, unit, times):
    """Of 400 kg; where both products are off, one of them cannot have slipped."""
    assert slips(site(material(amount, unit=unit)))[0] == (AMOUNT, amount, unit, times)


def test_a_product_may_be_what_slipped():
    products = ({**GOODS, "product": "A", "output": 100_000.0},
                {**GOODS, "product": "B", "output": 300.0})  # fmt: skip
    own = site(material(100.0, "A"), material(300.0, "B"), products=products)
    found = slips(own)
    assert found[0] in {
        (place("products.output"), 100_000.0, "kilogram", 1e3), (AMOUNT, 100.0, "kilogram", 1e-3),
    }  # fmt: skip
    assert len(found) == 2


def test_a_line_cannot_explain_what_it_is_not_for():
    """Both products are off; a line of A alone is no suspect, that of both is."""
    own = site(material(0.1, "A"), material(0.4), material(1.0, "B"))
    assert [at for at, *_ in slips(own)] == [place("materials.amount:2")]


def test_what_is_in_balance_within_the_limit_has_slipped_nowhere_else():
    assert slips(site(material(400.0, unit="ton")), within=1.0) == []
    assert slips(site(material(2_000.0))) == []


def test_around_a_product_stand_the_most_of_its_own_lines_and_its_output():
    own = site(material(900.0), material(20.0, "A"), material(10.0, "A"), material(30.0, "B"))
    assert streams(own).around("A") == [place("materials.amount:2"), place("products.output")]
    shared = site(material(90.0), material(900.0), material(30.0, "B"))
    assert streams(shared).around("A") == [place("materials.amount:2"), place("products.output")]
