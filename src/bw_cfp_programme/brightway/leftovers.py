"""Where a staged change keeps its folders, and how one that was killed is brought to an end.

A change of project P works on a copy and then swaps folders: P -> replaced, copy -> P. Beside them
lies a marker file, locked as long as its process lives. A marker that can be locked belongs to the
dead, and the folders tell how far it came:

| replaced | copy  | died                  | what is done                     |
|----------|-------|-----------------------|----------------------------------|
| no       | any   | before the swap       | the copy is dropped              |
| yes      | yes   | between the renames   | P comes back, the copy is dropped|
| yes      | no    | after the swap        | the replaced folder is dropped   |
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bw_cfp_programme.brightway.current import set_current
from bw_cfp_programme.brightway.generation import IS_25, bd
from bw_cfp_programme.errors import BwCfpError, ProjectBusy
from bw_cfp_programme.problems import Place, problem

SUFFIX = " (importing)"
TRIAL = " (trial)"
"""What copies of projects are called: of a staged change, and to try things in (`scratch`)."""


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of a staged change of one project, and the name of its copy."""

    name: str
    main: Path
    copy: Path
    replaced: Path
    marker: Path

    @property
    def copy_name(self) -> str:
        """The copy as a Brightway project."""
        return self.name + SUFFIX


def places(name: str) -> Places:
    """Where the change of an existing project happens; Brightway names folders after projects."""
    main, copy = folder_of(name), folder_of(name + SUFFIX, like=name)
    base = main.parent
    return Places(
        name, main, copy, base / f"{main.name}.replaced", base / f"{main.name}.cfp-staging"
    )


def folder_of(name: str, like: str = "") -> Path:
    """Folder of a project; a project that does not exist yet is named in the manner of `like`."""
    base = Path(bd.projects._base_data_dir)  # noqa: SLF001 - Brightway has no other way to ask
    if not IS_25:
        from bw2data.filesystem import safe_filename  # noqa: PLC0415

        return base / str(safe_filename(name))
    from bw_processing import safe_filename  # noqa: PLC0415

    return base / str(safe_filename(name, full=_row(like or name).full_hash))


def _row(name: str) -> Any:
    from bw2data.project import ProjectDataset  # noqa: PLC0415

    return ProjectDataset.get(ProjectDataset.name == name)


def recover(name: str) -> None:
    """Bring a killed change of `name` to an end. Does nothing while its process still works."""
    if name not in bd.projects:
        return
    where = places(name)
    if not where.marker.exists():
        return
    with suppress(ProjectBusy), locked(where.marker):
        finish(where)
        set_current(bd.projects.current)


def finish(where: Places) -> None:
    """Finish what the folders show to be unfinished (table above); the marker's lock is held."""
    close_files()
    if where.replaced.exists() and where.copy.exists():
        _drop_shell(where)
        where.replaced.rename(where.main)
    drop(where.copy)
    drop(where.replaced)
    forget(where.copy_name)


def _drop_shell(where: Places) -> None:
    """Between the renames, plain Brightway may have made an empty folder in the project's place."""
    if not where.main.exists():
        return
    listing = where.main / "databases.json"
    if listing.is_file() and json.loads(listing.read_text(encoding="utf-8") or "{}"):
        raise BwCfpError(
            f"project {where.name!r} has two versions, {where.main} and {where.replaced}: "
            "keep one of them under the first name and delete the other"
        )
    drop(where.main)


def drop(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def forget(name: str) -> None:
    """Take a project that has no folder any more off Brightway's list."""
    from bw2data.project import ProjectDataset  # noqa: PLC0415

    logs = Path(bd.projects._base_logs_dir) / folder_of(name).name if name in bd.projects else None  # noqa: SLF001
    ProjectDataset.delete().where(ProjectDataset.name == name).execute()
    if logs is not None:
        drop(logs)


def close_files() -> None:
    """Close the current project's SQLite files, so that folders can be renamed on Windows too."""
    for _, database in bd.config.sqlite3_databases:
        database.db.close()


@contextmanager
def locked(marker: Path) -> Iterator[None]:
    """Hold the marker; the system lets go of it when the process dies. It is removed at the end.

    Raises:
        ProjectBusy: a living process holds it.
    """
    with marker.open("a+b") as stream:
        try:
            _lock(stream)
        except OSError as error:
            raise busy("project_busy", marker.stem) from error
        try:
            yield
        finally:
            stream.close()
            marker.unlink(missing_ok=True)


def busy(code: str, project: str) -> ProjectBusy:
    """What to raise where another process was met."""
    found = problem(code, Place(project))
    return ProjectBusy(found.line("en"), [found])


def _lock(stream: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        stream.seek(0, os.SEEK_SET)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
