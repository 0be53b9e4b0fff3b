"""What a programme may be made from lies in its folder.

A stranger's folder may name, or link to, any file of this computer: it would be quoted in messages
and handed on in packages, and a run with it could not be repeated anywhere else.
"""

import os
from collections.abc import Iterable
from pathlib import Path, PurePath, PureWindowsPath

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.text_files import is_of_folder


def leads_away(name: str) -> bool:
    """Whether a path leads out of the folder that it is told from, on whatever system.

    >>> leads_away("factors/own.csv"), leads_away("a/../../own.csv"), leads_away("C:own.csv")
    (False, True, True)
    """
    path = PureWindowsPath(os.path.normpath(name.replace("\\", "/")))
    return bool(path.anchor) or ".." in path.parts


def lies_inside(folder: Path, name: str) -> bool:
    """Whether a path from the folder stays there, and so does the file that links lead to."""
    return not leads_away(name) and is_of_folder(folder / name, folder)


def refuse_outside(folder: Path, names: Iterable[PurePath]) -> None:
    """Let no file be read that is a link to somewhere else.

    Raises:
        UnreadableText: with all of them.
    """
    outside = [name.as_posix() for name in names if not lies_inside(folder, str(name))]
    if outside:
        raise UnreadableText([problem("leads_out", Place(name), name=name) for name in outside])
