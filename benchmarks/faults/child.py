"""A command in a process of its own that is forked, not started: Brightway is loaded once."""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import datetime, timezone
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from brightway_dirs import switch_to
from bw_cfp_programme.__main__ import main
from bw_cfp_programme.folder import clock

from .library import arm, calls

_COMMANDS = ("import", "calculate", "export", "package")
for _name in _COMMANDS:  # loaded here, what each needs besides is loaded in no fork
    import_module(f"bw_cfp_programme.cli.{_name}_command")
for _name in ("importing", "calculate", "export", "package", "making", "package_parts"):
    import_module(f"bw_cfp_programme.programme.{_name}")
for _exporter in ("register", "tables_book", "tidy", "page"):
    import_module(f"bw_cfp_programme.exporters.{_exporter}")


class Ended(NamedTuple):
    """How a process ended: its exit code, negative for a signal; what it said; counts."""

    code: int
    said: str
    calls: int
    seconds: float


class _Fixed(datetime):
    @classmethod
    def now(cls, tz: timezone | None = None) -> "datetime":  # type: ignore[override]
        return datetime(2026, 11, 24, 9, 0, tzinfo=tz)


def run(
    home: Path, log: Path, call: Callable[[], object], turn: int = 0, how: str = "EIO"
) -> Ended:
    """`call` in a fork whose Brightway, cache and temporary files lie below `home`."""
    log.write_text("")
    process = os.fork()
    if not process:
        _child(home, log, call, turn, how)
    _, status, used = os.wait4(process, 0)
    said = log.read_text(encoding="utf-8", errors="replace")
    lines = said.splitlines()
    counted = next((int(line[6:]) for line in lines if line.startswith("calls ")), 0)
    text = "\n".join(line for line in lines if not line.startswith("calls "))
    return Ended(os.waitstatus_to_exitcode(status), text, counted, used.ru_utime + used.ru_stime)


def _child(home: Path, log: Path, call: Callable[[], object], turn: int, how: str) -> None:
    stream = os.open(log, os.O_WRONLY | os.O_APPEND)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    signal.alarm(600)
    code = 3
    try:
        sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
        clock.datetime = _Fixed
        os.environ["BW_CFP_CACHE"] = str(home / "cache")
        (home / "tmp").mkdir(exist_ok=True)
        tempfile.tempdir = str(home / "tmp")
        switch_to(home / "bw")
        arm(home, turn, how)
        code = _code(call)
        os.write(2, f"\ncalls {calls()}\n".encode())
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - whatever it is, it is printed
        traceback.print_exc()
    finally:
        os._exit(code)


def _code(call: Callable[[], object]) -> int:
    try:
        call()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def command(*typed: str) -> Callable[[], object]:
    """What a person types behind `bw-cfp`."""

    def call() -> None:
        sys.argv = ["bw-cfp", *typed, "--lang", "en"]
        main()

    return call
