"""Checking a workbook against openpyxl loading it twice."""

from pathlib import Path

import openpyxl

import content
from bw_cfp_programme.programme.check import check
from stopwatch import best


def run(folder: Path) -> list[str]:
    """Print-ready lines."""
    content.write_ours(folder / "checked", 1, "none")
    path = folder / "checked" / "submissions" / "M000.xlsx"
    ours = best(lambda: check([path]))
    peer = best(lambda: _load_twice(path))
    return [
        f"check: openpyxl twice {peer * 1e3:.1f} ms, ours {ours * 1e3:.1f} ms: "
        f"{ours / peer:.2f} times as long"
    ]


def _load_twice(path: Path) -> None:
    openpyxl.load_workbook(path, data_only=True)
    openpyxl.load_workbook(path, data_only=False)
