"""CSV tables: the one form in which numbers and words of the domain are kept."""

import csv
from functools import cache
from importlib.resources import files
from pathlib import Path

Row = dict[str, str]


def read_csv(path: Path) -> list[Row]:
    """Read a UTF-8 CSV file with a header line; rows in file order, cells stripped.

    Cells beyond the header are left out.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [
            {key: (value or "").strip() for key, value in row.items() if key is not None}
            for row in csv.DictReader(stream)
        ]


def delimiter(text: str) -> str:
    """What parts the columns; Excel writes the list separator of its country, or a tab."""
    return max(",;\t", key=text.partition("\n")[0].count)


def data_path(name: str) -> Path:
    """Path of a file that ships with the package, `name` relative to `data/`."""
    return Path(str(files("bw_cfp_programme"))) / "data" / name


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Read a table that ships with the package once; callers must not change the rows."""
    return tuple(read_csv(data_path(name)))
