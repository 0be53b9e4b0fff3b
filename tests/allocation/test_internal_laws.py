"""Laws of plants that use their own products on several levels: nothing is lost, loops or not."""

import math

from filled import allocated, of_period
from hypothesis import given
from hypothesis import strategies as st
from plants import key, process, product, submission

from bw_cfp_programme.allocation.own_use import own_uses
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import InventoryLine

positive = st.floats(1e-3, 1e6)
share = st.floats(0.0, 1.0)


def line(code: str, amount: float, unit: str, at: str, item: str, **more: str) -> InventoryLine:
    about = {"category": "electricity", "stage": "manufacturing", "sheet": "energy"} | more
    return InventoryLine(
        place=Place("S03.xlsx", "energy", code), line=code, item=item, amount=amount, unit=unit,
        process=at, **about,
    )  # fmt: skip


@st.composite
def plants(draw):
    """Two utilities that use at most half of each other's product, lines, groups, an office.

    Steam may be for own use alone, or sold as far as no line uses it.
    """
    steam, air = draw(positive), draw(positive)
    loop = [draw(st.floats(0.0, 0.5)) for _ in range(2)]
    uses = [draw(st.floats(0.0, 0.5)) for _ in range(2)]
    own = {"supplier": "S03", "category": "utility"}
    direct = [draw(positive) for _ in range(4)]
    records = (
        *(
            product(c, draw(positive), mass_per_unit=1.0, machine_hours=draw(positive))
            for c in "ABC"
        ),
        product("STEAM", steam, role=draw(st.sampled_from(["internal", "co_product"]))),
        product("AIR", air, "normal cubic meter", role="internal"),
        process("BOIL", "utility", makes=("STEAM",)),
        process("COMP", "utility", makes=("AIR",)),
        process("LINE", serves=("G1", "G2")),
        process("G1", "group", makes=("A", "B")),
        process("G2", "group", makes=("C",)),
        process("HQ", "office"),
        key("LINE", "G1", draw(share), rule="metered_share"),
        key("G1", rule=draw(st.sampled_from(["mass", "machine_hours", "output_quantity"]))),
    )
    lines = (
        line("E1", direct[0], "kilowatt hour", "BOIL", "grid"),
        line("E2", direct[1], "kilowatt hour", "COMP", "grid"),
        line("E3", direct[2], "kilowatt hour", "LINE", "grid"),
        line("E4", direct[3], "kilowatt hour", "HQ", "grid"),
        line(
            "A1",
            loop[0] * air,
            "normal cubic meter",
            "BOIL",
            "AIR",
            supplier_product="AIR",
            **own,
        ),
        line("S1", loop[1] * steam, "kilogram", "COMP", "STEAM", supplier_product="STEAM", **own),
        line("A2", uses[0] * air, "normal cubic meter", "HQ", "AIR", supplier_product="AIR", **own),
        line("S2", uses[1] * steam, "kilogram", "LINE", "STEAM", supplier_product="STEAM", **own),
    )
    return submission(*records, lines=lines), math.fsum(direct), {"STEAM": steam, "AIR": air}


@given(plants())
def test_products_and_rests_carry_everything(plant):
    found, whole, made = plant
    inventory = allocated(found, "tw-2010")
    products = of_period(inventory, {"grid": 1.0})
    each = {"grid": 1.0, **{code: products[code] / made[code] for code in made}}
    sold = [use.left for use in own_uses(found) if not use.is_internal]
    carried = math.fsum([*(products[code] for code in "ABC"), *(s * each["STEAM"] for s in sold)])
    left = math.fsum(rest.amount * each[rest.item] for rest in inventory.remainders)
    assert math.isclose(carried + left, whole, rel_tol=1e-9)


@given(plants())
def test_every_line_is_handed_on_or_left_to_the_last_digit(plant):
    found, *_ = plant
    inventory = allocated(found, "tw-2010")
    exchanges = [e for d in inventory.datasets for e in d["exchanges"] if "cfp" in e]
    for row in found.lines:
        parts = [e["amount"] for e in exchanges if e["cfp"]["line"] == row.line]
        rests = [r.amount for r in inventory.remainders if r.line == row.line]
        assert math.isclose(math.fsum([*parts, *rests]), row.amount, rel_tol=1e-12, abs_tol=1e-300)
