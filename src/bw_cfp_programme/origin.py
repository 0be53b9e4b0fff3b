"""What makes a number besides its inputs: our own code and data, and the packages that compute."""

import hashlib
import os
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

PACKAGES = ("bw2data", "bw2calc", "bw2io", "numpy", "scipy")


@cache
def versions() -> dict[str, str]:
    """Versions of the packages that compute, of those that are installed; none is loaded."""
    found = {name: version_of(name) for name in PACKAGES}
    return {name: number for name, number in found.items() if number}


def version_of(name: str) -> str:
    """The version of an installed package; nothing where there is none."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@cache
def own_code() -> str:
    """Hash of our own code and data: content, so that a working copy is told from a release."""
    root = Path(str(files("bw_cfp_programme")))
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118 - of 800 files, in every command
            digest.update(os.path.relpath(path, root).replace(os.sep, "/").encode())
            with open(path, "rb") as stream:  # noqa: PTH123
                digest.update(hashlib.sha256(stream.read()).digest())
    return digest.hexdigest()
