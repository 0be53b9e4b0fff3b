"""Which factor tables there are: shipped ones by id, others by the path of a CSV file."""

from pathlib import Path

from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.factor_tables.reading import read_factor_table
from bw_cfp_programme.factor_tables.table import FactorTable
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.tables import Row, data_path, read_table
from bw_cfp_programme.text_files import listed

DEFAULT_TABLE = "tw-moenv-cfp-p-02"


def factor_tables() -> tuple[str, ...]:
    """Ids of the tables that ship with the package."""
    return tuple(row["table"] for row in read_table("factors/tables.csv"))


def table_path(table: str | Path) -> Path:
    """The file of a table.

    Raises:
        UnknownEdition: no such table.
    """
    shipped = isinstance(table, str) and table in factor_tables()
    path = data_path(f"factors/{table}.csv") if shipped else Path(table)
    if path.suffix != ".csv" or not path.is_file():
        raise UnknownEdition(f"no factor table {table}: neither a shipped one nor a CSV file")
    return path


def database_of(path: Path) -> str:
    """Name of the database that a file becomes: as a `tables.csv` beside it says, or its own."""
    return _listed(path).get("database") or f"cfp factors {path.stem}"


def load_factors(table: str | Path = DEFAULT_TABLE) -> FactorTable:
    """A shipped table by id, or anybody's by the path of its CSV.

    Raises:
        UnknownEdition: no such table, or a row of it cannot be used.
    """
    path = table_path(table)
    rows, sha256, problems = read_factor_table(path)
    if wrong := [each for each in problems if each.severity is Severity.ERROR]:
        raise UnknownEdition(f"{wrong[0].place}: {wrong[0].message('en')}", wrong)
    about = _listed(path)
    return FactorTable(
        id=path.stem,
        database=database_of(path),
        edition=about.get("edition", ""),
        title=about.get("title") or path.stem,
        attribution=about.get("attribution", ""),
        sha256=sha256,
        rows=rows,
    )


def _listed(path: Path) -> Row:
    rows = listed(path.with_name("tables.csv"))
    return next((row for row in rows if row.get("table") == path.stem), {})
