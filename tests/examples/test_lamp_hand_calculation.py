"""The hand calculation as a document: its printed rows add up, and end in the expected numbers."""

import re
from pathlib import Path
from typing import Any

import pytest

Table = list[list[str]]


def number(cell: str) -> float:
    return float(cell.strip("* %").replace(",", ""))


@pytest.fixture(scope="module")
def text(source: Path) -> str:
    return (source / "hand_calculation.md").read_text(encoding="utf-8")


def tables(text: str) -> list[Table]:
    blocks = re.findall(r"(?:^\|.*\|\n)+", text, flags=re.MULTILINE)
    return [
        [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in block.splitlines()]
        for block in blocks
    ]


def rows(text: str, heading: str, head: str) -> dict[str, str]:
    """First cell -> second cell, of the first table after a heading whose first cell is `head`."""
    after = text[text.index(heading) :]
    table = next(t for t in tables(after) if t[0][0] == head)
    return {row[0].strip("* "): row[1] for row in table[2:]}


def test_printed_rows_add_up_to_the_printed_sums(text: str):
    sums = 0
    for table in tables(text):
        if table[0][:2] != ["line", "item"]:
            continue
        lines, last = table[2:-1], table[-1]
        for column in range(6, len(table[0]), 2):
            parts = sum(number(row[column]) for row in lines)
            assert number(last[column]) == pytest.approx(parts, rel=1e-6)
            sums += 1
    assert sums == 9


def test_printed_rows_are_site_total_by_share_by_output(text: str):
    outputs = {
        product: number(amount)
        for product, amount in re.findall(r"^- (\S+): output ([\d,]+)", text, flags=re.MULTILINE)
    }
    for table in tables(text):
        if table[0][:2] != ["line", "item"]:
            continue
        for column in range(6, len(table[0]), 2):
            output = outputs[table[0][column].split()[-1]]
            for row in table[2:-1]:
                share = number(row[column - 1])
                per_unit = number(row[4]) * share / output
                assert number(row[column]) == pytest.approx(per_unit, rel=1e-6)


def test_stages_add_up_to_the_total(text: str, expected: Any):
    stages = rows(text, "## 11", "stage")
    total = number(stages.pop("total"))
    assert {name: number(value) for name, value in stages.items()} == pytest.approx(
        expected["by_stage"], rel=1e-9
    )
    assert total == pytest.approx(expected["totals"]["total"], rel=1e-9)
    assert sum(map(number, stages.values())) == pytest.approx(total, rel=1e-9)


def test_split_and_members_end_in_the_expected_numbers(text: str, expected: Any):
    split, members = rows(text, "## 11", "part"), rows(text, "## 11", "member")
    for name in ("fossil", "biogenic_emissions", "biogenic_removals", "land_use_change", "total"):
        assert number(split[name]) == pytest.approx(expected["totals"][name], rel=1e-9)
    aircraft = next(value for name, value in split.items() if "aircraft" in name)
    assert number(aircraft) == pytest.approx(expected["totals"]["aircraft"], rel=1e-9)
    del members["total"]
    assert {name: number(value) for name, value in members.items()} == pytest.approx(
        expected["by_member"], rel=1e-9
    )


def test_the_first_rule_ends_in_the_expected_number(text: str, expected: Any):
    found = re.search(r"= \*\*([\d.]+) kg CO2e\*\*", text[text.index("## 12") :])
    assert found
    assert number(found[1]) == pytest.approx(expected["first_rule"]["total"], rel=1e-9)


def test_partial_footprints_are_the_expected_ones(text: str, expected: Any):
    printed = dict(re.findall(r"^Partial footprint of (\S+): \*\*([\d.]+)", text, re.MULTILINE))
    worked_out = {p: v for products in expected["partial"].values() for p, v in products.items()}
    assert len(printed) == 8
    for product, value in printed.items():
        assert number(value) == pytest.approx(worked_out[product], rel=1e-9)
