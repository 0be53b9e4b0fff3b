"""Published factors that belong together: a whole is what is burnt or generated, and its upstream.

A power company's generation factor counts the fuel burnt at the plant only, an upstream factor only
what came before; a life-cycle factor counts both. `data/factors/parts.csv` says which rows of the
shipped tables make a whole. Where one part has no row of its own it is the whole less the other.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from bw_cfp_programme.labels import find
from bw_cfp_programme.results import Key
from bw_cfp_programme.tables import Row, read_table

Role = Literal["whole", "direct", "upstream"]


@dataclass(frozen=True, kw_only=True, slots=True)
class FactorParts:
    """A whole factor and its two parts, in the same unit.

    Attributes:
        whole, direct, upstream: (database, code); None where no table has such a row.
        whole_value, direct_value, upstream_value: kg CO2e per `unit`, as published; what has no
            row is the difference.
        electric: electricity, not fuel: here a part alone is never a footprint.
        source: why they belong together.
    """

    whole: Key
    direct: Key | None
    upstream: Key | None
    whole_value: float
    direct_value: float
    upstream_value: float
    unit: str
    electric: bool
    source: str

    @property
    def sum(self) -> float:
        """Direct and upstream together; differs from the whole by the publishers' rounding."""
        return self.direct_value + self.upstream_value


@cache
def factor_parts() -> tuple[FactorParts, ...]:
    """All wholes of the shipped tables, in the order of `parts.csv`."""
    return tuple(_parts(row) for row in read_table("factors/parts.csv"))


def parts_of(whole: Key) -> FactorParts | None:
    """What a whole factor is made of, if a publisher says so."""
    return next((parts for parts in factor_parts() if parts.whole == whole), None)


@cache
def electric_parts() -> dict[Key, Role]:
    """Which published factors of electricity count a part only, and which are life cycles.

    Told by the boundary that their rows state, so that years without counterpart are known too.
    """
    rows = ((database, code, row) for code, (database, row) in _rows().items())
    electric = ((d, code, row) for d, code, row in rows if row["category"] == _ELECTRICITY)
    found = (((d, code), electric_role(row["boundary"])) for d, code, row in electric)
    return {key: role for key, role in found if role}


def electric_role(boundary: str) -> Role | None:
    """What a factor of electricity counts, by its boundary in the words of `electric_boundary`."""
    roles: dict[str | None, Role] = {"whole": "whole", "direct": "direct", "upstream": "upstream"}
    return roles.get(find("electric_boundary", boundary))


@cache
def partial_boundaries() -> frozenset[str]:
    """The boundaries in words, as factor tables state them, of what counts a part only."""
    keys = (key for parts in factor_parts() for key in (parts.direct, parts.upstream) if key)
    return frozenset(_rows()[code][1]["boundary"] for _, code in keys)


_ELECTRICITY = "electricity"


@cache
def _rows() -> dict[str, tuple[str, Row]]:
    """Code -> database and row, of all shipped tables; a code stands in one of them."""
    return {
        row["key"]: (table["database"], row)
        for table in read_table("factors/tables.csv")
        for row in read_table(f"factors/{table['table']}.csv")
    }


def _parts(row: Row) -> FactorParts:
    names: tuple[Role, ...] = ("whole", "direct", "upstream")
    keys = {name: _key(row[name]) for name in names}
    values = {name: float(_rows()[row[name]][1]["value"]) for name in names if row[name]}
    whole = values["whole"]
    about = _rows()[row["whole"]][1]
    return FactorParts(
        whole=(_rows()[row["whole"]][0], row["whole"]),
        direct=keys["direct"],
        upstream=keys["upstream"],
        whole_value=whole,
        direct_value=values["direct"] if row["direct"] else whole - values["upstream"],
        upstream_value=values["upstream"] if row["upstream"] else whole - values["direct"],
        unit=about["unit"],
        electric=about["category"] == _ELECTRICITY,
        source=row["source"],
    )


def _key(code: str) -> Key | None:
    return (_rows()[code][0], code) if code else None
