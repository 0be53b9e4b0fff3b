"""What a run was calculated from: files of the folder, kept by hash, and editions that shipped.

A file of the folder may be changed by anybody tomorrow, so a run keeps a copy of it as
`runs/inputs/<first 12 of sha256>/<name>`. Editions that ship never change once released: their hash
is enough. Workbooks are kept by `submissions/archive` for ever.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from bw_cfp_programme.files import holds, read_checked, sha256, write_whole
from bw_cfp_programme.folder.answers import answer_files, key_files
from bw_cfp_programme.folder.editions import edition_files
from bw_cfp_programme.folder.inside import leads_away
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS, INPUTS
from bw_cfp_programme.records import Programme
from bw_cfp_programme.tables import data_path

_LISTINGS = ("editions.csv", "tables.csv")  # what may describe a file of one's own, beside it


def own_inputs(folder: Path, programme: Programme) -> dict[str, str]:
    """What people wrote: path from the folder -> sha256."""
    files = _own_files(folder, programme)
    return {Path(os.path.relpath(path, folder)).as_posix(): sha256(path) for path in files}


def keep(folder: Path, inputs: Mapping[str, str]) -> None:
    """Copy what people wrote into `runs/inputs`."""
    for name, sha in inputs.items():
        copy = kept_copy(folder, Path(name).name, sha)
        if not holds(copy, sha):
            write_whole(copy, read_checked(folder / name, sha))


def kept_copy(folder: Path, name: str, sha: str) -> Path:
    """Where the copy of a file is."""
    return folder / INPUTS / sha[:12] / name


def shipped_editions(programme: Programme) -> dict[str, str]:
    """Path from the package's `data` -> sha256, of the editions that ship."""
    shipped = (path for path in edition_files(programme) if _ships(path))
    return {path.relative_to(data_path("")).as_posix(): sha256(path) for path in shipped}


def unavailable(folder: Path, inputs: Mapping[str, str]) -> Iterator[str]:
    """Paths of inputs whose copies are gone or are not what they were, or that lead elsewhere."""
    for name, sha in inputs.items():
        copy = kept_copy(folder, Path(name).name, sha)
        if leads_away(name) or not holds(copy, sha):
            yield name


def lay_out(folder: Path, inputs: Mapping[str, str], target: Path) -> None:
    """Put the copies where they were, in another folder."""
    for name, sha in inputs.items():
        kept = read_checked(kept_copy(folder, Path(name).name, sha), sha)
        write_whole(target / name, kept, durable=False)


def _own_files(folder: Path, programme: Programme) -> Iterator[Path]:
    own = [path for path in edition_files(programme) if not _ships(path)]
    listings = {path.with_name(n) for path in own if path.suffix == ".csv" for n in _LISTINGS}
    written = [folder / name for name in (FILE, DECISIONS, FLOWS)]
    signed = [*answer_files(folder), *key_files(folder, programme)]
    files = (*written, *own, *sorted(listings), *signed)
    yield from (path for path in files if path.is_file())


def _ships(path: Path) -> bool:
    return path.is_relative_to(data_path(""))
