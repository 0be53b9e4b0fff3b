"""Workbooks as a programme reads them, and the folder that they belong to."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme.folder import config
from bw_cfp_programme.forms import Reading, read
from bw_cfp_programme.progress import Progress


def read_all(files: Sequence[tuple[Path, str]], progress: Progress) -> list[Reading]:
    """Read workbooks one after the other; each with the name that its sender gave it."""
    readings = []
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        readings.append(read(path, name=name))
    return readings


def programme_folder(file: Path) -> Path | None:
    """The nearest folder above a file that has a `programme.toml`."""
    above = (folder for folder in file.resolve().parents if (folder / config.FILE).is_file())
    return next(above, None)
