"""What makes a number besides its inputs: our own code and data, and the packages that compute."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("bw2data", "bw2calc", "bw2io", "numpy", "scipy")


@cache
def versions() -> dict[str, str]:
    """Versions of the packages that compute, of those that are installed; none is loaded."""
    found = {name: _version(name) for name in PACKAGES}
    return {name: number for name, number in found.items() if number}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def own_code() -> str:
    """Hash of our own code and data: content, so that a working copy is told from a release."""
    root = Path(str(files("bw_cfp_programme")))
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.*")):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
