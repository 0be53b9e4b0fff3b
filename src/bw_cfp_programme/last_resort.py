"""The last resort: where we fail on somebody's file, its own report says so, and no other suffers.

What is known to go wrong is told by the room that knows it. This is for what nobody thought of.
"""

from pathlib import PurePath
from traceback import extract_tb

from bw_cfp_programme.problems import Place, Problem, problem


def our_failure(file: str, error: Exception) -> Problem:
    """The problem of a file on which our own code failed, with what its developers need."""
    frames = extract_tb(error.__traceback__)
    where = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return problem("our_failure", Place(file), error=type(error).__name__, where=where)
