"""Other good workbooks: the same plants with other sizes, mixes, yields and distances.

What belongs together moves together: what a product's own processes take moves with its output,
suppliers make what their buyers take, loads follow the lines that they carry. What is left to
chance is what differs from year to year and from plant to plant.
"""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from bw_cfp_programme.units import conversion

from .good import Good, Row, Sheets

Made = dict[tuple[str, str], float]
"""(member, product) -> how many times the output that it was."""

YIELD, HABIT, TRIP = 0.01, 0.25, 0.4
"""How much chance moves materials, all other inputs and outputs, and distances: one standard
deviation of the logarithm."""


def varied(good: Good, random: Random) -> Good:
    """One variation of all workbooks of a programme."""
    copy = good.copy()
    size, made = random.lognormvariate(0.0, 0.6), {}
    for member in _downstream_first(copy):
        sheets = copy.members[member]
        for product in sheets["products"]:
            key = (member, product["product"])
            made[key] = _demand(good, copy, key) or size * random.lognormvariate(0.0, 0.15)
        _vary(sheets, member, made, random)
    return copy


def _downstream_first(good: Good) -> list[str]:
    return [m.code for m in sorted(good.programme.members, key=lambda m: m.tier)]


def _demand(before: Good, after: Good, key: tuple[str, str]) -> float | None:
    """How many times as much of a product the other members take."""
    old, new = (_taken(good, key) for good in (before, after))
    return new / old if old else None


def _taken(good: Good, key: tuple[str, str]) -> float:
    return sum(
        line["amount"] * (conversion(line["unit"], "unit") or 1.0)
        for member, sheets in good.members.items()
        for line in sheets.get("materials", ())
        if member != key[0] and (line.get("supplier"), line.get("supplier_product")) == key
    )


def _vary(sheets: Sheets, member: str, made: Made, random: Random) -> None:
    mine = {product: times for (owner, product), times in made.items() if owner == member}
    for product in sheets["products"]:
        exact = product["role"] == "internal"
        for name in ("output", "machine_hours", "labour_hours", "area"):
            if product.get(name):
                more = product[name] * mine[product["product"]]
                product[name] = more if exact else _round(more)
    reach = _Reach(sheets, mine)
    bought: dict[str, float] = {}
    for line in sheets.get("materials", ()):
        main = line["category"] in ("main_material", "packaging")
        times = reach.of(line) * random.lognormvariate(0.0, YIELD if main else HABIT)
        bought[line["line"]] = times
        _scale(line, times, "amount", "stock_change")
    energy = random.lognormvariate(0.0, HABIT)
    for line in (*sheets.get("energy", ()), *sheets.get("outputs", ())):
        if line.get("supplier") == member:
            line["amount"] *= mine[line["supplier_product"]]
            continue
        is_waste = line["category"] == "waste"
        chance = random.lognormvariate(0.0, 0.03 if is_waste else 0.1)
        times = reach.of(line) * chance * (1.0 if is_waste else energy)
        _scale(line, times, "amount", *(f"m{n:02}" for n in range(1, 13)))
    trips: dict[tuple[Any, ...], float] = {}
    for line in (*sheets.get("transport", ()), *sheets.get("downstream", ())):
        ends = (
            line.get("origin"),
            line.get("destination"),
            line.get("line") * (not line.get("origin")),
        )
        trips.setdefault(ends, random.lognormvariate(0.0, TRIP))
        _scale(line, trips[ends], "distance")
        _scale(line, bought.get(line.get("carries", ""), reach.of(line)), "load")
        if line.get("basis") != "per_unit":
            _scale(line, reach.of(line), "amount")
    facility = sheets["facility"][0]
    _scale(facility, reach.whole * energy, "ghg_category_1", "ghg_category_2")


class _Reach:
    """How many times as much a line stands for: its product, its process's products, the site."""

    def __init__(self, sheets: Sheets, made: Mapping[str, float]) -> None:
        self.made = made
        self.mass = {
            p["product"]: p["output"] / made[p["product"]] * p.get("mass_per_unit", 1.0)
            for p in sheets["products"]
            if p.get("output")
        }
        self.makes = (
            {row["process"]: str(row.get("makes", "")).split(";") for row in sheets["processes"]}
            if "processes" in sheets
            else {}
        )
        self.whole = self._mean(self.mass)

    def of(self, line: Row) -> float:
        if line.get("product"):
            return self.made[line["product"]]
        made = self.makes.get(line.get("process", ""), ())
        return self._mean([p for p in made if p in self.mass]) or self.whole

    def _mean(self, products: Iterable[str]) -> float:
        mass = sum(self.mass[p] for p in products)
        return sum(self.mass[p] * self.made[p] for p in products) / mass if mass else 0.0


def _scale(row: Row, times: float, *names: str) -> None:
    for name in names:
        if row.get(name):
            row[name] = _round(row[name] * times)


def _round(value: float) -> float:
    """Four digits, as people keep their books."""
    return float(f"{value:.4g}")
