"""One row of a factor table: cells -> a factor, or what is wrong with them.

A column is one of `KNOWN`, or `kg <gas>` with its bounds in `kg <gas> low` and `kg <gas> high`, the
gas in any spelling that `gwp` knows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bw_cfp_programme import labels
from bw_cfp_programme.bounds import Bounds, bounds
from bw_cfp_programme.factor_tables.table import FactorRow, GasAmount
from bw_cfp_programme.gwp import find_gas
from bw_cfp_programme.limits import limit
from bw_cfp_programme.numerals import number_in_file, reading_hints
from bw_cfp_programme.problems import Place, Problem, has_errors, problem
from bw_cfp_programme.tables import Row
from bw_cfp_programme.units import doubts, find_unit

NEEDED = ("key", "name_en", "unit")
ABOUT = (
    "year", "year_means", "boundary", "category", "megajoule", "source", "dataset", "licence",
    "note",
)  # fmt: skip
KNOWN = (
    *NEEDED, "name_zh", "value", "location", "aircraft", "kind", "uncertainty_low",
    "uncertainty_high", *ABOUT,
)  # fmt: skip
GAS, _LOW, _HIGH = "kg ", " low", " high"


@dataclass(frozen=True, slots=True)
class GasColumns:
    """Column -> emission key, of the amounts; `bounds` are the columns of their bounds."""

    amounts: Mapping[str, str]
    bounds: tuple[str, ...]

    @property
    def columns(self) -> frozenset[str]:
        """All of them."""
        return frozenset({*self.amounts, *self.bounds})


def gas_columns(header: Sequence[str]) -> GasColumns:
    """The columns of gases; a spelling that no gas has is none."""
    amounts = {
        name: gas
        for name in header
        if name.startswith(GAS) and (gas := find_gas(name.removeprefix(GAS))) is not None
    }
    return GasColumns(amounts, tuple(name + side for name in amounts for side in (_LOW, _HIGH)))


def read_row(
    said: Row, gases: GasColumns, place: Place
) -> tuple[FactorRow | None, tuple[Problem, ...]]:
    """The factor that a row says, None where an error forbids its use."""
    wrong = tuple(_mistakes(said, gases, place))
    return (None if has_errors(wrong) else _row(said, gases, place)), wrong


def _mistakes(said: Row, gases: GasColumns, place: Place) -> Iterator[Problem]:
    if blank := [name for name in NEEDED if not said[name]]:
        yield problem("factors_blank", place, fields=", ".join(blank))
    if said["unit"] and find_unit(said["unit"]) is None:
        yield problem("factors_unit", place, value=said["unit"], **doubts(said["unit"]))
    kind = said.get("kind", "")
    if kind and labels.find("factor_kind", kind) is None:
        known = ", ".join(labels.keys("factor_kind"))
        yield problem("factors_kind", place, value=kind, known=known)
    filled = [name for name in gases.amounts if said.get(name)]
    if bool(said.get("value")) == bool(filled):
        yield problem("factors_value_or_gases", place)
    for name in ("value", "megajoule", *filled):
        if said.get(name) and _number(said[name]) is None:
            hints = reading_hints(said[name])
            yield problem("factors_number", place, column=name, value=said[name], **hints)
    for name in ("uncertainty_low", "uncertainty_high", *gases.bounds):
        if said.get(name) and _share(said[name]) is None:
            hints = reading_hints(said[name])
            yield problem("factors_share", place, column=name, value=said[name], **hints)


def _row(said: Row, gases: GasColumns, place: Place) -> FactorRow:
    unit = find_unit(said["unit"])
    return FactorRow(
        key=said["key"],
        name_zh=said.get("name_zh", ""),
        name_en=said["name_en"],
        unit=unit.name if unit else said["unit"],
        location=said.get("location", ""),
        value=_number(said.get("value", "")),
        gases=tuple(
            GasAmount(gas=gas, amount=amount, uncertainty=_bounds(said, name))
            for name, gas in gases.amounts.items()
            if (amount := _number(said.get(name, ""))) is not None
        ),
        kind=labels.find("factor_kind", said.get("kind", "")) or "",
        uncertainty=_bounds(said, "uncertainty", "_"),
        aircraft=said.get("aircraft", "").casefold() == "yes",
        place=place,
        about={name: said.get(name, "") for name in ABOUT},
    )


def _bounds(said: Row, name: str, joint: str = " ") -> Bounds | None:
    low, high = (said.get(f"{name}{joint}{side}", "") for side in ("low", "high"))
    return bounds(_share(low), _share(high))


def _number(text: str) -> float | None:
    value = number_in_file(text)
    return value if value is not None and abs(value) <= limit("largest_number") else None


def _share(text: str) -> float | None:
    """A size relative to the number; above 1 only with a percent sign, so that 5 is not 500 %."""
    value = _number(text.removesuffix("%"))
    if value is None or value < 0:
        return None
    if text.endswith("%"):
        return value / 100
    return value if value <= 1 else None
