"""The kinds of slips: each makes one mistake of its kind in a copy of good workbooks."""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from bw_cfp_programme.labels import find

from .good import Good, Row, Sheets

LINES = ("materials", "energy", "transport", "outputs", "downstream")
AMOUNTS = {
    "products": ("output", "mass_per_unit"),
    "materials": ("amount", "mass_per_unit"),
    "transport": ("amount", "distance", "load"),
    "downstream": ("amount", "distance", "load"),
    "energy": ("amount",),
    "outputs": ("amount",),
    "result": ("value",),
}
UNITS = {
    "kilogram": ("ton", "gram", "pound"),
    "ton": ("kilogram", "gram"),
    "gram": ("kilogram",),
    "kilowatt hour": ("megawatt hour", "megajoule", "gigajoule"),
    "megawatt hour": ("kilowatt hour", "gigajoule"),
    "megajoule": ("gigajoule", "kilowatt hour"),
    "cubic meter": ("litre", "kilogram"),
    "litre": ("cubic meter", "kiloliter", "millilitre"),
    "kiloliter": ("litre",),
    "unit": ("thousand units", "kilogram"),
    "thousand units": ("unit",),
    "kilogram CO2e": ("gram CO2e", "ton CO2e"),
}
MONTHS = tuple(f"m{number:02}" for number in range(1, 13))


@dataclass(frozen=True)
class Slip:
    """One mistake: where it stands, and the workbooks with it.

    Attributes:
        row: of the sheet's rows, from 0; a line entered twice has its copy in `copy`.
    """

    kind: str
    member: str
    sheet: str
    row: int
    said: str
    good: Good
    copy: int | None = None


@dataclass(frozen=True)
class Spot:
    """A row that may slip."""

    member: str
    sheet: str
    row: int


Maker = Callable[[Good, Good, Spot, Row, Random], str]
"""Changes the row of a copy; what it says is "" where nothing can slip there.

It is given the good workbooks, last year's, the spot, the row and what chance decides.
"""


def _times(factor: float) -> Maker:
    def make(_good: Good, _last: Good, spot: Spot, row: Row, random: Random) -> str:
        fields = [f for f in AMOUNTS.get(spot.sheet, ()) if row.get(f)]
        if any(row.get(m) for m in MONTHS):
            fields.append("months")
        if not fields:
            return ""
        name = random.choice(fields)
        if name == "months":
            chosen = MONTHS if random.random() < 0.5 else (random.choice(MONTHS),)  # noqa: PLR2004
            for month in chosen:
                row[month] *= factor
            return f"{len(chosen)} months x {factor:g}"
        row[name] *= factor
        return f"{name} x {factor:g}"

    return make


def _unit(_good: Good, _last: Good, _spot: Spot, row: Row, random: Random) -> str:
    others = UNITS.get(str(row.get("unit", "")), ())
    if not others:
        return ""
    before, row["unit"] = row["unit"], random.choice(others)
    return f"{row['unit']} for {before}"


def _sign(_good: Good, _last: Good, spot: Spot, row: Row, random: Random) -> str:
    fields = [f for f in AMOUNTS.get(spot.sheet, ()) if row.get(f)]
    fields += [m for m in MONTHS if row.get(m)]
    if not fields:
        return ""
    name = random.choice(fields)
    row[name] = -row[name]
    return f"- {name}"


def _supplier(good: Good, _last: Good, spot: Spot, row: Row, random: Random) -> str:
    """Another product of the supplier, or another supplier, with or without its product."""
    own = str(row.get("supplier", ""))
    if own not in good.members or not row.get("supplier_product"):
        return _product(good, spot, row, random)
    others = [p["product"] for p in good.members[own]["products"]]
    others = [code for code in others if code != row["supplier_product"]]
    if others and random.random() < 0.6:  # noqa: PLR2004
        row["supplier_product"] = random.choice(others)
        return f"product {row['supplier_product']}"
    members = [code for code in good.members if code not in (own, spot.member)]
    if not members:
        return ""
    row["supplier"] = random.choice(members)
    if random.random() < 0.5:  # noqa: PLR2004
        row["supplier_product"] = random.choice(good.members[row["supplier"]]["products"])[
            "product"
        ]
    return f"supplier {row['supplier']} {row['supplier_product']}"


def _product(good: Good, spot: Spot, row: Row, random: Random) -> str:
    """A line or a result of one product that is entered for another one."""
    own = row.get("product") if spot.sheet in ("result", *LINES) else None
    codes = [p["product"] for p in good.members[spot.member]["products"]]
    others = [code for code in codes if code != own]
    if not own or not others:
        return ""
    row["product"] = random.choice(others)
    return f"own product {row['product']}"


def _stale(_good: Good, last: Good, spot: Spot, row: Row, random: Random) -> str:
    """Last year's figures, one month's bill for the year, or a month copied into the next."""
    before = last.members[spot.member][spot.sheet][spot.row]
    if any(row.get(m) for m in MONTHS):
        number = random.randrange(1, len(MONTHS))
        row[MONTHS[number]] = row[MONTHS[number - 1]]
        return f"{MONTHS[number]} as the month before"
    fields = [f for f in ("amount", "output", "load") if row.get(f)]
    if not fields:
        return ""
    if spot.sheet not in ("products", "downstream") and random.random() < 0.4:  # noqa: PLR2004
        row[fields[0]] /= 12
        return "one month"
    for name in fields:
        row[name] = before[name]
    return "last year"


MAKERS: Mapping[str, Maker] = {
    "unit": _unit,
    "times 1000": _times(1000.0),
    "through 1000": _times(0.001),
    "sign": _sign,
    "supplier": _supplier,
    "stale": _stale,
}
TWICE = "twice"
KINDS = (*MAKERS, TWICE)


def spots(good: Good) -> list[Spot]:
    """All rows of figures that count: sheets that a member does not disclose have none."""
    return [Spot(m, s, n) for m, sheets in good.members.items() for s, n in _rows(sheets)]


def _rows(sheets: Sheets) -> Iterator[tuple[str, int]]:
    result_only = find("disclosure", sheets["facility"][0].get("disclosure", "")) == "result"
    for sheet in ("products", "result") if result_only else ("products", *LINES):
        for number in range(len(sheets.get(sheet, ()))):
            yield sheet, number


def seeded(good: Good, last: Good, kind: str, random: Random) -> Slip:
    """One slip of a kind at a spot that chance chooses."""
    while True:
        spot = random.choice(spots(good))
        sheets = deepcopy(good.members[spot.member])
        row = sheets[spot.sheet][spot.row]
        copy = None
        if kind == TWICE:
            said = _enter_again(sheets, spot, row, random)
            copy = len(sheets[spot.sheet]) - 1
        else:
            said = MAKERS[kind](good, last, spot, row, random)
        if said:
            slipped = good.with_sheets(spot.member, sheets)
            said = f"{row.get('line') or row.get('product')} {said}"
            return Slip(kind, spot.member, spot.sheet, spot.row, said, slipped, copy)


def _enter_again(sheets: Sheets, spot: Spot, row: Row, random: Random) -> str:
    if spot.sheet not in LINES:
        return ""
    again = {**row, "line": f"{row.get('line', '')}b"}
    if random.random() < 0.3:  # noqa: PLR2004 - somebody else enters it: another document, no remark
        again.pop("remark", None)
        again.pop("department", None)
    sheets[spot.sheet].append(again)
    return "twice"
