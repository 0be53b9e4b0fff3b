"""Keeping Brightway quiet: both generations print on stdout, which is ours for `--json`."""

import contextlib
import io
import sys
import warnings
from collections.abc import Iterator
from typing import Any

_LEVELS = ("debug", "info", "warning")


class _LiveStdout(io.TextIOBase):
    """Stands for stdout while Brightway is imported, and afterwards for whatever stdout then is.

    Brightway 2.5 binds its feedback logger to the stdout of that moment. A plain buffer would
    swallow its messages for good, also those that a notebook asks for later.
    """

    def write(self, text: str) -> int:
        """Pass on what is written once stdout is itself again; drop it until then."""
        if sys.stdout is not self:
            sys.stdout.write(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is held back here."""


@contextlib.contextmanager
def quiet_import() -> Iterator[None]:
    """Import Brightway without its greeting and its advice on faster solvers."""
    with (
        contextlib.redirect_stdout(_LiveStdout()),
        contextlib.redirect_stderr(io.StringIO()),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing from Brightway on stdout or stderr: prints, progress bars, the feedback logger.

    Python warnings are left alone. Whatever the caller had is restored, also after an exception.
    """
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        _muted_logger(),
    ):
        yield


@contextlib.contextmanager
def _muted_logger() -> Iterator[None]:
    """Mute 2.5's logger, whichever stream it was bound to when somebody else imported it."""
    logger = _feedback_logger()
    if logger is None or any(level in vars(logger) for level in _LEVELS):
        yield  # Brightway 2, or muted already further out
        return
    for level in _LEVELS:
        setattr(logger, level, lambda *_args, **_kwargs: None)
    try:
        yield
    finally:
        for level in _LEVELS:
            delattr(logger, level)


def _feedback_logger() -> Any:
    module = sys.modules.get("bw2data.logs")
    return getattr(module, "stdout_feedback_logger", None)
