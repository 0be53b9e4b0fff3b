"""Shelves: data that ships with the package by id, and anybody's own by the path of a file.

GWP editions and rule sets stand on shelves: whoever has other values or rules writes a file of the
same form, names it in `programme.toml`, and everything else goes on as before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from bw_cfp_programme.errors import UnknownEdition, UnreadableText
from bw_cfp_programme.tables import data_path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[T]):
    """One kind of data.

    Attributes:
        name: what a file of it is called in a sentence.
        folder: where the shipped files stand, below `data/`.
        suffix: what their names end with, with the dot.
        read: file -> what it says; raises `UnreadableText` when the file is not of the form.
        ids: of what ships with the package.
    """

    name: str
    folder: str
    suffix: str
    read: Callable[[Path], T]
    ids: Callable[[], tuple[str, ...]]

    def is_own(self, id_or_path: object) -> bool:
        """Whether a name is that of a file instead of an id."""
        return isinstance(id_or_path, str) and id_or_path.endswith(self.suffix)

    def path(self, id_or_path: str | Path) -> Path:
        """The file behind an id or path.

        Raises:
            UnknownEdition: no such id or file.
        """
        if isinstance(id_or_path, str) and id_or_path in self.ids():
            return data_path(f"{self.folder}/{id_or_path}{self.suffix}")
        path = Path(id_or_path)
        if path.suffix != self.suffix or not path.is_file():
            known = f"neither one of {', '.join(self.ids())} nor a {self.suffix} file"
            raise UnknownEdition(f"no {self.name} {id_or_path}: {known}")
        return path

    def load(self, id_or_path: str | Path) -> T:
        """What a file says; the shipped ones are read once.

        Raises:
            UnknownEdition: no such id or file, or the file is not of the form.
        """
        path = self.path(id_or_path)
        if path != Path(id_or_path):
            shipped: T = _read_once(self.read, path)
            return shipped
        try:
            return self.read(path)
        except UnreadableText as error:
            raise UnknownEdition(str(error), error.problems) from error


@cache
def _read_once(read: Callable[[Path], T], path: Path) -> T:
    return read(path)
