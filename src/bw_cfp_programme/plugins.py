"""Plug-ins: what other installed packages offer by entry point, under one policy for every room.

Ours come first, then those of others by the names of their packages. A name that is taken twice, a
plug-in that cannot be loaded and one that is not what its room asks for stop the command: left out
in silence, a form, rule or check could change a number. `docs/plug-ins.md` tells how to write one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from bw_cfp_programme import __version__
from bw_cfp_programme.errors import PlugInRefused
from bw_cfp_programme.tables import Row, read_csv, read_table

T = TypeVar("T")

PACKAGE = "bw_cfp_programme"
FORMS, RULES, CHECKS, EXPORTERS = "forms", "allocation_rules", "checks", "exporters"
WORDS = "words"
GROUPS = (FORMS, RULES, CHECKS, EXPORTERS, WORDS)
"""Entry point groups, each `bw_cfp_programme.<group>`."""


@dataclass(frozen=True, slots=True)
class PlugIn:
    """What an installed package offers.

    Attributes:
        group: a name of `GROUPS`.
        name: of the entry point.
        distribution, version: of the package that offers it.
    """

    group: str
    name: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} of {self.distribution} {self.version}"


def installed() -> tuple[PlugIn, ...]:
    """All plug-ins of the other installed packages, by package; none of them is loaded."""
    return tuple(_entries())


def together(
    group: str,
    ours: Sequence[T],
    *,
    name: Callable[[T], str],
    fits: Callable[[object], bool],
    wanted: str,
) -> tuple[T, ...]:
    """Ours, then those of other packages.

    Args:
        group: a name of `GROUPS`.
        ours: what ships with this package.
        name: what each is called; nobody else may be called so.
        fits: whether a loaded object is what the room asks for.
        wanted: what that is, in words.

    Raises:
        PlugInRefused: one cannot be loaded or does not fit, or a name is taken twice.
    """
    offers = [(name(each), PACKAGE, each) for each in ours]
    for plug, entry in _of(group):
        each = _load(plug, entry)
        if isinstance(each, type) or not fits(each):
            raise _refused(plug, f"it must be {wanted}, and is {each!r:.80}")
        offers.append((name(each), str(plug), each))
    return tuple(_each_once(group, offers).values())


def words(table: str, key: str) -> dict[str, Row]:
    """Rows of one of our tables of words and of those of the same name in other packages.

    Args:
        table: "terms.csv" or "problems.csv".
        key: column that names a row; nobody else may have a row of the name.

    Raises:
        PlugInRefused: a table cannot be read or lacks a column, or a name is taken twice.
    """
    ours = read_table(table)
    offers = [(row[key], PACKAGE, row) for row in ours]
    for plug, entry in _of(WORDS):
        rows = _rows(plug, entry, table, ours[0].keys())
        offers += [(row[key], str(plug), row) for row in rows]
    return _each_once(table, offers)


@cache
def _entries() -> dict[PlugIn, EntryPoint]:
    every = entry_points()
    found = {
        PlugIn(group, entry.name, entry.dist.name, entry.dist.version): entry
        for group in GROUPS
        for entry in every.select(group=f"{PACKAGE}.{group}")
        if entry.dist is not None
    }
    return dict(sorted(found.items(), key=lambda each: (each[0].distribution, each[0].name)))


def _of(group: str) -> Iterator[tuple[PlugIn, EntryPoint]]:
    return ((plug, entry) for plug, entry in _entries().items() if plug.group == group)


def _load(plug: PlugIn, entry: EntryPoint) -> Any:
    try:
        return entry.load()
    except Exception as error:  # whatever a stranger's module may raise
        raise _refused(plug, f"{type(error).__name__}: {error}") from error


def _rows(plug: PlugIn, entry: EntryPoint, table: str, columns: Iterable[str]) -> list[Row]:
    """A table of the package that an entry names; the package is found, not loaded."""
    try:
        spec = find_spec(entry.module)
        folders = list(spec.submodule_search_locations or ()) if spec else []
        path = Path(folders[0]) / table if folders else None
        rows = read_csv(path) if path and path.is_file() else []
    except Exception as error:  # a folder above it is loaded
        raise _refused(plug, f"{type(error).__name__}: {error}") from error
    if path is None:
        raise _refused(plug, f"there is no package {entry.module}")
    if lacking := [name for name in columns if any(name not in row for row in rows)]:
        raise _refused(plug, f"its {table} lacks the column {lacking[0]}")
    return rows


def _each_once(kind: str, offers: Iterable[tuple[str, str, T]]) -> dict[str, T]:
    """Name -> what bears it, of (name, who offers it, what it is)."""
    found: dict[str, T] = {}
    givers: dict[str, str] = {}
    for name, giver, each in offers:
        if name in found:
            raise PlugInRefused(
                f"the name {name} in {kind} is taken twice, by {givers[name]} and by {giver}:"
                " uninstall or rename one"
            )
        found[name], givers[name] = each, giver
    return found


def _refused(plug: PlugIn, why: str) -> PlugInRefused:
    said = " ".join(why.split())
    return PlugInRefused(
        f"the plug-in {plug} ({plug.group}) does not work with {PACKAGE} {__version__}: {said};"
        f" update or uninstall {plug.distribution}"
    )
