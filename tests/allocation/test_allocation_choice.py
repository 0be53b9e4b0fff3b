"""Which rule a line gets: its own, the pool's, the category's, the facility's, the first."""

import pytest
from plants import key, product, shares, site

from bw_cfp_programme.allocation.engine import allocate
from bw_cfp_programme.allocation.plant import Wish

FULL = {
    "mass_per_unit": 2.0,
    "price": 5.0,
    "energy_per_unit": 7.0,
    "machine_hours": 11.0,
    "labour_hours": 13.0,
}
A = product("A", 1.0, "unit", **FULL)
B = product("B", 1.0, "unit", **dict.fromkeys(FULL, 1.0))
POOL = key("site", rule="labour_hours", reason="one shift list")


@pytest.mark.parametrize(
    ("wish", "pool", "facility", "part", "spoke"),
    [
        (Wish("mass", "machine_hours"), True, "economic_value", 2 / 3, "line"),
        (
            Wish("", "machine_hours"),
            True,
            "economic_value",
            13 / 14,
            "pool",
        ),
        (Wish("", "machine_hours"), False, "economic_value", 11 / 12, "category"),
        (Wish(), False, "economic_value", 5 / 6, "facility"),
        (Wish(), False, None, 1 / 2, "programme"),
    ],
)
def test_the_nearest_voice_decides_and_is_named(wish, pool, facility, part, spoke):
    plant = site(A, B, *([POOL] if pool else []), facility_rule=facility)
    parts = allocate(plant, "site", wish)
    assert shares(parts) == {"A": part, "B": pytest.approx(1 - part)}
    (step,) = parts.shares[0].steps
    assert step.chosen_by == spoke
    assert step.reason == ("one shift list" if spoke == "pool" else "")
