"""Small files of strangers: an ordinary file, and never more of it than it may have."""

from pathlib import Path

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.files import read_regular
from bw_cfp_programme.problems import Place, problem


def read_small(path: Path, most: float) -> bytes:
    """The bytes of a file that has `most` bytes at most.

    Raises:
        SigningRefused: it is not there, no ordinary file, cannot be read, or too large.
    """
    place, bytes_at_most = Place(path.name), int(most)
    if not path.is_file():
        raise SigningRefused.of(problem("file_not_there", place))
    try:
        data = read_regular(path, bytes_at_most + 1)
    except OSError as error:
        told = problem("file_not_read", place, reason=error.strerror or type(error).__name__)
        raise SigningRefused.of(told) from error
    if len(data) > bytes_at_most:
        raise SigningRefused.of(problem("file_too_large", place, most=bytes_at_most))
    return data
