"""Opening: a file that is one, of a size that is one, in UTF-8."""

import os
import stat
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.problems import Place, problem


def read_text(path: Path, most: float) -> str:
    """The text of a file in UTF-8, with or without byte order mark.

    Args:
        path: of a file; pipes and devices, which may never end, are not opened.
        most: how many bytes a file of its kind may have.

    Raises:
        UnreadableText: it is none, is too large, or holds what no text holds.
    """
    content = _content(path, int(most))
    if (nul := content.find(b"\0")) >= 0 and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refusal("text_nul", path, _line(content, nul))
    try:
        return content.decode("utf-8").lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise refusal("text_not_utf8", path, _line(content, error.start)) from error


def refusal(code: str, path: Path, line: int | None = None, **values: object) -> UnreadableText:
    """A file that cannot be read, told by a problem at a line."""
    place = Place(path.name) if line is None else at_line(path.name, line)
    return UnreadableText((problem(code, place, **values),))


def at_line(file: str, line: int) -> Place:
    """The place of a line."""
    return Place(file, cell=f"line {line}")


def is_of_folder(path: Path, folder: Path) -> bool:
    """Whether a file lies in a folder or below it, and no link on the way leads out of there."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, and what is no name at all
        return False


def _content(path: Path, most: int) -> bytes:
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise refusal("text_no_file", path)
        if about.st_size > most:
            raise refusal("text_too_large", path, size=about.st_size, most=most)
        with path.open("rb") as stream:
            return stream.read(most)
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else "?"
        raise refusal("text_unopened", path, reason=reason) from error


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
