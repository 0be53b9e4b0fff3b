"""The preloaded library that lets calls fail: built, and spoken to from Python."""

import ctypes
import errno
import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("fail.c")
HOW = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "full": -errno.ENOSPC, "kill": 0}
"""What happens at the chosen call: an error, a disk that stays full, or the end of the process."""


def preloaded(place: Path) -> int:
    """Run this very program with the library in front of the system's own; its exit code."""
    library = place / "fail.so"
    build = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(build, check=True)
    again = [sys.executable, "-m", "faults", "--place", str(place), *sys.argv[1:]]
    homes = {"BRIGHTWAY2_DIR": str(place / "nobody"), "BW_CFP_CACHE": str(place / "nobody")}
    (place / "nobody").mkdir()
    return subprocess.call(again, env={**os.environ, **homes, "LD_PRELOAD": str(library)})


def arm(root: Path, turn: int, how: str) -> None:
    """Let the call number `turn` (from 1; 0: none) that changes something below `root` fail."""
    ctypes.CDLL(None).faults_arm(os.fsencode(root), ctypes.c_long(turn), HOW[how])


def calls() -> int:
    """How many such calls there were; none is counted from now on."""
    stop = ctypes.CDLL(None).faults_stop
    stop.restype = ctypes.c_long
    return int(stop())
