"""All background datasets of a project, indexed once for all workbooks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from bw_cfp_programme.brightway import Key, database_items, treatments
from bw_cfp_programme.cfp_key import published_of
from bw_cfp_programme.factor_parts import partial_boundaries
from bw_cfp_programme.importers.likeness import Names
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.units import conversion

Spelled = dict[str, list[Target]]

SHOWN = 3
COUNTRY = 2  # letters


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dataset that a person may choose; `likeness` 0-100 is of names, not of things."""

    target: Target
    likeness: float
    convertible: bool

    def __str__(self) -> str:
        target = self.target
        location = f" {{{target.location}}}" if target.location else ""
        return f"“{target.name}”{location} [{target.unit}] ({target.key[0]}, {target.key[1]})"

    def to_dict(self) -> dict[str, Any]:
        """Plain types for JSON."""
        target = self.target
        return {
            "database": target.key[0],
            "code": target.key[1],
            "name": target.name,
            "unit": target.unit,
            "location": target.location,
            "likeness": round(self.likeness, 1),
            "convertible": self.convertible,
        }


class BackgroundIndex:
    """Datasets of several databases, in order of preference.

    Args:
        databases: database -> its datasets; the first one that knows a name is meant by it.
    """

    def __init__(self, databases: Mapping[str, Iterable[Target]]) -> None:
        self.databases = {name: tuple(targets) for name, targets in databases.items()}
        self._alike: dict[tuple[str, str, str], tuple[Candidate, ...]] = {}

    @cached_property
    def by_key(self) -> dict[Key, Target]:
        """(database, code) -> dataset."""
        return {t.key: t for targets in self.databases.values() for t in targets}

    @cached_property
    def _spelled(self) -> dict[str, tuple[Spelled, ...]]:
        """Database -> what its datasets are called, the surest first: code, name, alias."""
        return {name: _spellings(targets) for name, targets in self.databases.items()}

    @cached_property
    def _names(self) -> tuple[Names, list[Target]]:
        """Every name and alias, and beside it its dataset."""
        pairs = [
            (name, target)
            for targets in self.databases.values()
            for target in targets
            for name in (target.name, *target.aliases)
        ]
        return Names([name for name, _ in pairs]), [target for _, target in pairs]

    def find(self, text: str) -> Target | None:
        """The dataset with this code or name ("name | location" where names repeat), if it is one.

        The first database that knows the text decides; where several of its datasets answer, none
        is meant.
        """
        found = (self.called(database, text) for database in self.databases)
        known = next((targets for targets in found if targets), ())
        return known[0] if len(known) == 1 else None

    def called(self, database: str, text: str) -> Sequence[Target]:
        """The datasets of a database with this code, or else this name, or else this alias."""
        tiers = self._spelled.get(database, ())
        spellings = (text, normalise(text))
        found = (tier[word] for tier in tiers for word in spellings if word in tier)
        return next(found, ())

    def suggest(self, text: str, unit: str, location: str = "") -> tuple[Candidate, ...]:
        """The first few that are `alike`; none where nothing has a word in common."""
        return self.alike(text, unit, location)[:SHOWN]

    def alike(self, text: str, unit: str, location: str = "") -> tuple[Candidate, ...]:
        """All datasets like a text: those in units that `unit` converts to before all others.

        Then parts of factors come last, the most alike first; of those the ones of `location`, then
        of no country, and the newest.
        """
        key = (normalise(text), unit, location)
        if key not in self._alike:
            rank = partial(_rank, key[0], location)
            self._alike[key] = tuple(sorted(self._like(*key[:2]), key=rank))
        return self._alike[key]

    def _like(self, text: str, unit: str) -> Iterable[Candidate]:
        names, targets = self._names
        best: dict[Key, Candidate] = {}
        for number, likeness in names.like(text):
            target = targets[number]
            if target.key not in best or likeness > best[target.key].likeness:
                converts = conversion(unit, target.unit) is not None
                best[target.key] = Candidate(target, likeness, converts)
        return best.values()


def _rank(
    text: str, location: str, found: Candidate
) -> tuple[bool, bool, float, int, bool, int, Key]:
    """A year that the text names comes before newer ones."""
    target = found.target
    year = int(target.year) if target.year.isdigit() else 0
    asked = bool(year) and target.year in text
    usable = not found.convertible, target.is_part
    return *usable, -found.likeness, _away(target, location), not asked, -year, target.key


def _away(target: Target, location: str) -> int:
    """How far a dataset is from where it is wanted: of the country, of none, of another.

    Countries have two letters (ISO 3166); a part of one is named after it, as "CN-SGCC".
    """
    country = target.location.partition("-")[0]
    if not location or country == location:
        return 0
    return 2 if len(country) == COUNTRY else 1


def _spellings(targets: Iterable[Target]) -> tuple[Spelled, ...]:
    codes: Spelled = {}
    names: Spelled = {}
    aliases: Spelled = {}
    for target in targets:
        codes[target.key[1]] = [target]
        for name in (target.name, f"{target.name} | {target.location}"):
            names.setdefault(normalise(name), []).append(target)
        for alias in target.aliases:
            aliases.setdefault(normalise(alias), []).append(target)
    return codes, names, aliases


def background_index(databases: Sequence[str]) -> BackgroundIndex:
    """The index of databases of the current project; those that are not there are empty."""
    return BackgroundIndex({name: _targets(name) for name in databases})


def _targets(database: str) -> Iterable[Target]:
    treating = treatments(database)
    for item in database_items(database):
        published = published_of(item.node)
        yield Target(
            item.key,
            item.name,
            item.unit,
            item.location,
            tuple(dict.fromkeys(a for a in (item.product, published.name_zh) if a)),
            bool(published.aircraft),
            published.year,
            published.boundary in partial_boundaries(),
            item.key in treating,
        )
