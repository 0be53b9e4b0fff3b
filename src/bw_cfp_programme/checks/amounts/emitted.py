"""What a line emits at least and at most, by what the shipped factors say of its unit."""

import re
from collections.abc import Callable
from functools import cache

from bw_cfp_programme.categories import of_kind
from bw_cfp_programme.factor_parts import electric_role, partial_boundaries
from bw_cfp_programme.factor_tables import FactorRow, factor_tables, load_factors
from bw_cfp_programme.gwp import BIOGENIC_CO2, Edition, components, gas_group
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.limits import limit
from bw_cfp_programme.records import InventoryLine
from bw_cfp_programme.tables import read_table
from bw_cfp_programme.units import conversion

KILOWATT_HOUR, KILOGRAM, TON = "kilowatt hour", "kilogram", "ton"
ELECTRICITY = "electricity"
FUEL = "fuel"
Range = tuple[float, float]


def generated(line: InventoryLine, country: str) -> Range | None:
    """Tonnes CO2e of the electricity of a line, made in a country."""
    if line.category != ELECTRICITY:
        return None
    hours = conversion(line.unit or "", KILOWATT_HOUR)
    return _tons(line, hours, _per_kilowatt_hour(country))


def burnt(line: InventoryLine) -> Range | None:
    """Tonnes CO2e where the fuel of a line is burnt; None where no shipped table knows it."""
    rows = fuel_rows(line) if line.category == FUEL else ()
    if not rows:
        return None
    whole = [row.value for row in rows if row.value]
    times = conversion(line.unit or "", rows[0].unit)
    return _tons(line, times, (min(whole) * limit("burnt_share"), max(whole)))


def direct_gases(line: InventoryLine, edition: Edition) -> Range | None:
    """Tonnes CO2e of a gas; carbon dioxide of biogenic origin is in no total."""
    kilograms = conversion(line.unit or "", KILOGRAM)
    shares = components(line.item or "")
    counted = shares and all(edition.has_factor(key) for key in shares)
    if line.category not in of_kind("emission") or kilograms is None or not counted:
        return None
    each = sum(
        share * edition.factor(key)
        for key, share in shares.items()
        if gas_group(key) != BIOGENIC_CO2
    )
    return _tons(line, kilograms, (each, each))


def _tons(line: InventoryLine, times: float | None, each: Range) -> Range | None:
    if times is None or line.quantity is None:
        return None
    amount = line.quantity * times * (conversion(KILOGRAM, TON) or 0.0)
    return amount * each[0], amount * each[1]


@cache
def _per_kilowatt_hour(country: str) -> Range:
    """Of the country's published factors; else of any electricity."""
    own = _values(lambda row: row.location == country and _is_electricity(row))
    if own:
        return min(own), max(own)
    (row,) = (r for r in read_table("factors/plausible.csv") if r["category"] == ELECTRICITY)
    return float(row["low"]), float(row["high"])


def _is_electricity(row: FactorRow) -> bool:
    role = electric_role(row.about.get("boundary", ""))
    return row.about.get("category") == ELECTRICITY and role in ("whole", "direct")


def _values(wanted: Callable[[FactorRow], bool]) -> list[float]:
    rows = (row for table in factor_tables() for row in load_factors(table).rows)
    return [row.value for row in rows if row.value and wanted(row)]


def fuel_rows(line: InventoryLine) -> tuple[FactorRow, ...]:
    """Published factors of a fuel with its burning: by its name, else of any in the line's unit.

    None of a fuel that grew: what its burning emits is another gas.
    """
    item = normalise(line.item or "")
    if any(normalise(row["word"]) in item for row in read_table("bio_fuels.csv")):
        return ()
    named = [row for row in _fuels() if any(name in item for name in _names(row))]
    near = named or [row for row in _fuels() if line.unit == row.unit]
    fits = (row for row in near if row.unit == near[0].unit)
    return tuple(row for row in fits if conversion(line.unit or "", row.unit))


@cache
def _fuels() -> tuple[FactorRow, ...]:
    rows = (row for table in factor_tables() for row in load_factors(table).rows)
    fuels = (row for row in rows if row.about.get("category") == FUEL)
    return tuple(row for row in fuels if row.about.get("boundary") not in partial_boundaries())


def _names(row: FactorRow) -> tuple[str, ...]:
    """What stands before a comma or a bracket: 柴油(固定源) is diesel."""
    names = (re.split("[(（,]", name)[0] for name in (row.name_zh, row.name_en))
    return tuple(normalise(name) for name in names if name)
