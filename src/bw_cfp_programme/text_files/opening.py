"""Opening: a file that is one, of a size that is one, in UTF-8."""

import errno
import os
from pathlib import Path

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.files import read_regular
from bw_cfp_programme.problems import Place, problem


def read_text(path: Path, most: float) -> str:
    """The text of a file in UTF-8, with or without byte order mark; errors as those of both."""
    return decoded(path, read_content(path, most))


def read_content(path: Path, most: float) -> bytes:
    """The bytes of a file.

    Args:
        path: of a file; pipes and devices, which may never end, are not waited for.
        most: how many bytes a file of its kind may have.

    Raises:
        UnreadableText: it is none, or is too large.
    """
    try:
        content = read_regular(path, int(most) + 1)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        if number in {errno.EINVAL, errno.ENXIO}:
            raise refusal("text_no_file", path) from error
        reason = os.strerror(number) if number else "?"
        raise refusal("text_unopened", path, reason=reason) from error
    if len(content) > most:
        raise refusal("text_too_large", path, size=path.stat().st_size, most=int(most))
    return content


def decoded(path: Path, content: bytes) -> str:
    """The text of a file's bytes.

    Raises:
        UnreadableText: it holds what no text holds.
    """
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


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
