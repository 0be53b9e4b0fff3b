"""Laws of a whole inventory: nothing lost, and what cannot matter does not matter."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import inventory, key, line, process, product

from bw_cfp_programme.importers.inventory import Inventory
from bw_cfp_programme.records import InventoryLine, Product, Record

POOLS = ("site", "P1", "P2", "U1", "U2", "OFFICE")
RULES = ("output_quantity", "mass", "machine_hours", "economic_value")
positive = st.floats(1e-3, 1e6)
amount = st.floats(-1e6, 1e6).filter(lambda a: a == 0 or abs(a) > 1e-6)


@st.composite
def plants(draw) -> list[Record]:
    """Co-products, one perhaps without output, a credit, and a chain of utilities with a meter."""
    made = [
        product(
            code,
            draw(positive) if code != "C" else draw(st.sampled_from([0.0, 7.0])),
            mass_per_unit=draw(positive),
            price=draw(positive),
            machine_hours=draw(positive),
        )
        for code in "ABC"
    ]
    credit = product(
        "STEAM", draw(positive), "megajoule", role="by_product",
        by_product_treatment="substitution", substitutes="Steam, gas",
    )  # fmt: skip
    metered = draw(st.floats(0.0, 0.7))
    return [
        *made,
        credit,
        process("P1", makes=("A", "B", "STEAM")),
        process("P2", makes=("B", "C")),
        process("U1", "utility", serves=("U2", "P1")),
        process("U2", "utility", serves=("P1", "P2")),
        process("OFFICE", "office"),
        key("P1", None, None, rule=draw(st.sampled_from(RULES))),
        key("U2", "P1", metered, rule="metered_share"),
        key("U2", "P2", 0.3, rule="metered_share"),
        *(_line(n, draw(st.sampled_from(POOLS)), draw(amount)) for n in range(4)),
    ]


@given(plants(), st.sampled_from(RULES))
def test_what_is_not_handed_on_has_a_name(records, rule):
    found = inventory(*records, allocation_rule=rule)
    assert not found.problems
    for record in records:
        whole = record.output if isinstance(record, Product) else getattr(record, "amount", None)
        name = getattr(record, "line", None) or getattr(record, "product", None)
        if isinstance(record, InventoryLine) or name == "STEAM":
            parts = [*_parts(found, name), *(r.amount for r in found.remainders if r.line == name)]
            assert math.fsum(parts) == pytest.approx(whole, rel=1e-12, abs=1e-12 * abs(whole))


@given(plants(), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_order_of_the_rows_does_not_matter(records, rule, random):
    mixed = list(records)
    random.shuffle(mixed)
    straight = _per_unit(inventory(*records, allocation_rule=rule))
    shuffled = _per_unit(inventory(*mixed, allocation_rule=rule))
    assert shuffled == pytest.approx(straight, rel=1e-9, abs=1e-12)


@given(plants(), st.sampled_from(RULES), st.sampled_from([0.5, 2.0, 64.0]))
def test_a_year_twice_as_busy_has_the_same_footprint(records, rule, factor):
    busy = [_scaled(record, factor) for record in records]
    straight = _per_unit(inventory(*records, allocation_rule=rule))
    scaled = _per_unit(inventory(*busy, allocation_rule=rule))
    assert scaled == pytest.approx(straight, rel=1e-9, abs=1e-12)


@given(plants(), st.sampled_from(RULES), st.floats(0.01, 0.99))
def test_a_line_told_as_two_counts_the_same(records, rule, part):
    told = [piece for record in records for piece in _told_as_two(record, part)]
    straight = _per_unit(inventory(*records, allocation_rule=rule))
    split = _per_unit(inventory(*told, allocation_rule=rule))
    assert split == pytest.approx(straight, rel=1e-9, abs=1e-12)


def _line(number: int, pool: str, quantity: float) -> InventoryLine:
    return line(f"L{number}", "electricity", quantity, "kilowatt hour", process=pool)


def _parts(found: Inventory, name: str) -> list[float]:
    exchanges = (e for dataset in found.datasets for e in dataset["exchanges"])
    return [e["amount"] for e in exchanges if e.get("cfp", {}).get("line") == name]


def _per_unit(found: Inventory) -> dict[tuple[str, str], float]:
    """(Product, line) -> amount per unit of product."""
    sums: dict[tuple[str, str], float] = {}
    for dataset in found.datasets:
        for exchange in dataset["exchanges"]:
            if exchange["type"] != "production":
                name = dataset["code"], exchange["cfp"]["line"]
                part = exchange["amount"] / dataset["production amount"]
                sums[name] = sums.get(name, 0.0) + part
    return sums


def _scaled(record: Record, factor: float) -> Record:
    names = ("output", "machine_hours") if isinstance(record, Product) else ("amount",)
    found: dict[str, Any] = {name: getattr(record, name, None) for name in names}
    return replace(record, **{n: v * factor for n, v in found.items() if v is not None})


def _told_as_two(record: Record, part: float) -> list[Record]:
    if not isinstance(record, InventoryLine):
        return [record]
    first = record.amount * part
    return [replace(record, amount=first), replace(record, amount=record.amount - first)]
