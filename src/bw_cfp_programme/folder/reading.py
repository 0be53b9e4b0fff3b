"""Workbooks as a programme reads them, and what their checks may know of it."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.folder import names
from bw_cfp_programme.forms import Reading, read
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import Programme


def read_all(files: Sequence[tuple[Path, str]], progress: Progress) -> list[Reading]:
    """Read workbooks one after the other; each with the name that its sender gave it."""
    readings = []
    for done, (path, name) in enumerate(files):
        progress(name, done, len(files))
        readings.append(read(path, name=name))
    return readings


def context_of(programme: Programme | None) -> Context:
    """What checks may know of a programme."""
    if programme is None:
        return Context()
    rule_set = rule_sets.load(programme.rule_set)
    return Context(programme=programme, rule_set=rule_set, gwp=programme.gwp)


def programme_folder(file: Path) -> Path | None:
    """The nearest folder above a file that has a `programme.toml`."""
    above = (folder for folder in file.resolve().parents if (folder / names.FILE).is_file())
    return next(above, None)
