"""Folders that live as long as the tests of this process, and no longer than to the next ones."""

import atexit
from contextlib import ExitStack
from pathlib import Path

from bw_cfp_programme.unfinished import own_folder, sweep

_open = ExitStack()
atexit.register(_open.close)
sweep(())  # what tests left that were killed


def temporary_folder() -> Path:
    return _open.enter_context(own_folder())
