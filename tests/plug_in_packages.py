"""Packages of plug-ins for a test: laid out as pip does, put on the path, and taken off again."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def lay_out(folder: Path, points: str, files: dict[str, str], *, name="acme-cfp", version="1.2"):
    """A distribution with its entry points and its package, `acme_cfp`: file -> text."""
    package = folder / name.replace("-", "_")
    info = folder / f"{package.name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    texts = {info / "METADATA": metadata, info / "entry_points.txt": points}
    texts |= {package / file: text for file, text in {"__init__.py": "", **files}.items()}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@contextmanager
def on_the_path() -> Iterator[Callable[[Path], None]]:
    """Gives a function that installs the packages of a folder, for as long as this lasts."""
    folders: list[str] = []
    with pytest.MonkeyPatch.context() as patch:

        def install(folder: Path) -> None:
            folders.append(str(folder))
            patch.syspath_prepend(str(folder))
            forget()

        yield install
    for name, module in list(sys.modules.items()):
        if folders and str(getattr(module, "__file__", "")).startswith(tuple(folders)):
            del sys.modules[name]
    forget()


def forget() -> None:
    """What was read of plug-ins and words is read again."""
    ours = [module for name, module in sys.modules.items() if name.startswith("bw_cfp_programme")]
    for each in (each for module in ours for each in list(vars(module).values())):
        if callable(getattr(each, "cache_clear", None)):
            each.cache_clear()
