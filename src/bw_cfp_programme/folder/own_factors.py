"""Factor tables of the programme's own: `factors/<name>.csv`, named in `background`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bw_cfp_programme.factor_tables import (
    FactorRow,
    database_of,
    factor_tables,
    load_factors,
    read_factor_table,
    table_path,
    unlike,
)
from bw_cfp_programme.folder.inside import refuse_outside
from bw_cfp_programme.folder.names import FACTORS
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Programme


def own_factors(
    background: Sequence[str], folder: Path
) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """The databases that a background is made of, and the files of those that are tables here.

    A table in `factors` may be named by its path (`factors/own.csv`) or by its database.

    Raises:
        UnreadableText: a table in `factors` is a link to elsewhere, or a listing cannot be read.
    """
    root = folder.resolve()
    there = sorted((root / FACTORS).glob("*.csv"))
    refuse_outside(root, (path.relative_to(root) for path in there))
    by_database = {database_of(path): path for path in there}
    files = {
        name: root / name if name.endswith(".csv") else by_database[name]
        for name in background
        if name.endswith(".csv") or name in by_database
    }
    databases = (database_of(files[name]) if name in files else name for name in background)
    return tuple(databases), tuple(files.values())


def about_own_factors(
    databases: Iterable[str], files: Iterable[Path], place: Place
) -> Iterator[Problem]:
    """Tables that are not there or would be one database, and what is wrong with their rows."""
    for name, times in Counter(databases).items():
        if times > 1:
            yield problem("factors_database_twice", place, database=name)
    own: list[FactorRow] = []
    for path in files:
        if path.exists():
            rows, _, wrong = read_factor_table(path)
            own += rows
            yield from wrong
        else:
            yield problem("factors_missing", place, name=path.name)
    tables = map(load_factors, factor_tables() if own else ())
    yield from unlike(own, [row for table in tables for row in table.rows])


def factor_files(programme: Programme) -> dict[str, str | Path]:
    """Database -> shipped table or path of one's own, of the factor tables that are asked for."""
    tables: tuple[str | Path, ...] = (*factor_tables(), *programme.own_factors)
    named = {database_of(table_path(each)): each for each in tables}
    return {name: named[name] for name in programme.background if name in named}
