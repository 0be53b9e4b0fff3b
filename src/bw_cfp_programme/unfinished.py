"""Files and folders that are not whole yet: named after their process, gone once it is dead.

A process that is killed cannot clean up. What it was writing bears its computer and its number, so
that the next one can tell it from what somebody is writing at this moment.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

END = ".new"
_QUERY = 0x1000  # of Windows: to ask a process for no more than its state
_NAME = re.compile(r"\..*\.(?P<host>[^.]+)-(?P<process>\d+)(-[^.]*)?\.new")
_STRANGE = 24 * 3600.0
"""Seconds after which what another computer left counts as left behind."""


def beside(path: Path) -> Path:
    """Where a file is written before it takes its place; hidden, and no longer than a name may."""
    return path.with_name(f".{crc32(path.name.encode()):08x}.{_me()}{END}")


@contextmanager
def own_folder(within: Path | None = None) -> Iterator[Path]:
    """A folder for this process alone, in `within` or where the system has such; then removed."""
    if within is not None:
        within.mkdir(parents=True, exist_ok=True)
    made = tempfile.mkdtemp(prefix=f".bw-cfp.{_me()}-", suffix=END, dir=within)
    try:
        yield Path(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def sweep(folders: Iterable[Path]) -> None:
    """Remove what dead processes left anywhere below some folders, and where the system has such.

    What cannot be removed is left for another time.
    """
    waiting = list(_left_in(Path(tempfile.gettempdir()), deep=False))
    for folder in folders:
        waiting += _left_in(folder, deep=True)
    for path in waiting:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def is_left_behind(path: Path) -> bool:
    """Whether a dead process left this unfinished."""
    named = _NAME.fullmatch(path.name)
    if named is None:
        return False
    if named["host"] == _host():
        return not _lives(int(named["process"]))
    with suppress(OSError):
        return time.time() - path.lstat().st_mtime > _STRANGE
    return False


def _left_in(folder: Path, *, deep: bool) -> Iterator[Path]:
    for parent, inner, files in os.walk(folder):
        unfinished = [name for name in (*inner, *files) if name.endswith(END)]
        yield from (path for name in unfinished if is_left_behind(path := Path(parent, name)))
        inner[:] = [name for name in inner if deep and not name.endswith(END)]


def _me() -> str:
    return f"{_host()}-{os.getpid()}"


def _host() -> str:
    return re.sub(r"\W", "", platform.node())[:20] or "host"


def _lives(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows alone; os.kill would end the process there

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_QUERY, 0, process)
        if handle:
            kernel.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    return True
