"""What SQLite says of a disk that fails, told as a situation of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Error as SqliteError

from peewee import PeeweeException

from bw_cfp_programme.errors import ProjectUnusable


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say which project it was that could not be read or written.

    Raises:
        ProjectUnusable: a full or broken disk, a file that is damaged, or one that is locked.
    """
    try:
        yield
    except (PeeweeException, SqliteError) as error:
        raise ProjectUnusable(f"Brightway project {name!r}: {error}") from error
