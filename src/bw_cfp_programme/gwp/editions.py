"""GWP editions as data.

An *edition* is a CSV of `gas, kind, name, formula, cas, horizon, value, source, note`; `kind` tells
methane apart (`fossil`, `non-fossil`), all else is `other`. What is *emitted* has a key of its own,
since one gas counts differently by origin: `CO2`, `CO2-biogenic`, `CO2-uptake`, `CH4`,
`CH4-biogenic` ... (`data/gwp/flows.csv`); for every other gas key and gas are the same word.
Values are kg CO2e per kg, without unit elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from bw_cfp_programme.errors import NoFactor, UnreadableText
from bw_cfp_programme.limits import limit
from bw_cfp_programme.numerals import number_in_file, reading_hints
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.shelf import Shelf
from bw_cfp_programme.tables import Row, read_table
from bw_cfp_programme.text_files import CsvTable, first_of, listed, read_csv_table

COLUMNS = ("gas", "kind", "name", "formula", "cas", "horizon", "value")
"""Without which a file is no edition; `source` and `note` are for readers."""
_LONGEST = 10_000
"""Years of a horizon."""


@dataclass(frozen=True, slots=True)
class Emission:
    """How one emission key is characterised: factor = `sign` x GWP of (`gas`, `kind`)."""

    key: str
    gas: str
    kind: str
    indicator: str
    sign: int
    own: bool
    flows: tuple[tuple[str, str], ...]
    """(flow name, top compartment) in biosphere3, or the own flow; empty: own flow by gas name."""


@dataclass(frozen=True, slots=True)
class Gas:
    """Identity of a gas as an edition gives it; `cas` without leading zeros, empty if unsourced."""

    key: str
    name: str
    formula: str
    cas: str


@dataclass(frozen=True, slots=True)
class Edition:
    """The GWPs that one `file` has; `values[(gas, kind, horizon)]` in kg CO2e per kg."""

    id: str
    title: str
    horizons: tuple[int, ...]
    released: str
    licence: str
    source: str
    note: str
    values: Mapping[tuple[str, str, int], float]
    gases: Mapping[str, Gas]
    file: Path = field(repr=False, compare=False)

    def factor(self, key: str, horizon: int = 100) -> float:
        """Kg CO2e per kg of an emission key, with its sign; `NoFactor` where there is none."""
        emission = emission_of(key)
        value = self.values.get((emission.gas, emission.kind, horizon))
        if value is None:
            raise NoFactor(f"{self.id} has no GWP{horizon} for {key}")
        return emission.sign * value

    def has_factor(self, key: str, horizon: int = 100) -> bool:
        """Whether an emission under this key can be counted at all."""
        emission = emission_of(key)
        return (emission.gas, emission.kind, horizon) in self.values

    def keys(self, horizon: int = 100) -> tuple[str, ...]:
        """Every emission key with a factor: those of `flows.csv` first, then the other gases."""
        names = dict.fromkeys((*emissions(), *self.gases))
        return tuple(key for key in names if self.has_factor(key, horizon))


def editions() -> tuple[str, ...]:
    """Ids of the editions that ship with the package."""
    return tuple(row["edition"] for row in read_table("gwp/editions.csv"))


def load_edition(edition: str | Path) -> Edition:
    """Load a shipped edition by id, or anybody's by the path of its CSV.

    Beside a file `X.csv` of one's own an `editions.csv` may describe X (same columns as ours);
    without it the edition is named after the file and has the horizons that occur in it.

    Raises:
        UnknownEdition: no such id or file, or the file is not of the form.
    """
    return SHELF.load(edition)


def _read(path: Path) -> Edition:
    """Read one edition file; an own key of `flows.csv` cannot be defined anew by it."""
    table = read_csv_table(path)
    values: dict[tuple[str, str, int], float] = {}
    wrong = table.lacking(COLUMNS) or first_of(_mistakes(table, values), path.name)
    if wrong:
        raise UnreadableText(wrong)
    gases = {
        row["gas"]: Gas(row["gas"], row["name"], row["formula"], row["cas"].lstrip("0"))
        for row, _ in table.rows
    }
    about = _about(path)
    texts = {name: about.get(name, "") for name in ("released", "licence", "source", "note")}
    return Edition(
        id=path.stem,
        title=about.get("title", "") or path.stem,
        horizons=tuple(sorted({horizon for _, _, horizon in values})),
        values=MappingProxyType(values),
        gases=MappingProxyType(gases),
        file=path,
        **texts,
    )


def _mistakes(table: CsvTable, values: dict[tuple[str, str, int], float]) -> Iterator[Problem]:
    """What is wrong with each row; what the others say is put into `values`."""
    yield from table.problems
    for row, place in table.rows:
        horizon, value = (number_in_file(row[name]) for name in ("horizon", "value"))
        if not row["gas"]:
            yield problem("gwp_blank", place, column="gas")
        elif horizon is None or not horizon.is_integer() or not 0 < horizon <= _LONGEST:
            yield problem("gwp_horizon", place, value=row["horizon"])
        elif value is None or abs(value) > limit("largest_number"):
            hints = reading_hints(row["value"])
            yield problem("gwp_number", place, value=row["value"], **hints)
        else:
            key = (row["gas"], row["kind"] or "other", int(horizon))
            if key in values:
                yield problem("gwp_twice", place, gas=key[0], kind=key[1], horizon=key[2])
            values[key] = value


def _about(path: Path) -> Row:
    listing = path.with_name("editions.csv")
    rows = listed(listing)
    return next((row for row in rows if row.get("edition") == path.stem), {})


@cache
def emissions() -> Mapping[str, Emission]:
    """The emission keys of `flows.csv`; a gas that is not there is counted as fossil."""
    found: dict[str, Emission] = {}
    for row in read_table("gwp/flows.csv"):
        key, own = row["key"], row["own"] == "yes"
        flows = found[key].flows if key in found else ()
        flows = (*flows, (row["flow"], row["compartment"]))
        found[key] = Emission(
            key, row["gas"], row["kind"], row["indicator"], int(row["sign"]), own, flows
        )
    return MappingProxyType(found)


def emission_of(key: str) -> Emission:
    """How `key` is characterised; an unlisted gas is industrial: fossil, own flow."""
    known = emissions().get(key)
    return known or Emission(key, key, "other", "fossil", 1, own=True, flows=())


def has_factor(edition: Edition, key: str, horizon: int = 100) -> bool:
    """Whether the edition counts an emission key; a reported gas without factor is an error."""
    return edition.has_factor(key, horizon)


SHELF = Shelf("GWP edition", "gwp", ".csv", _read, editions)
