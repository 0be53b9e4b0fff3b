"""Lines for a verifier to test: all that are large, and by lot so many that most is covered.

The lot falls by size, and on what stands in the tables: nobody chooses, and whoever has the tables
draws the same lines. How large and how much stands in `data/limits.csv`.
"""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.limits import limit
from bw_cfp_programme.packages.contributions import Brought

LARGE, DRAWN = "large", "drawn"
_STATED = ("line", "item", "file", "sheet", "cell", "activity", "activity_unit", "evidence")
_Cell = tuple[str, ...]


@dataclass(kw_only=True, slots=True)
class _Line:
    """A line of a workbook, or what was added in Brightway, with all that it brings.

    Attributes:
        kilograms: kg CO2e; of a purchase with all that is behind it.
        net, gross: the part of it that counts once in the footprint, and without signs.
    """

    row: Mapping[str, Any]
    kilograms: float = 0.0
    net: float = 0.0
    gross: float = 0.0


def sample(found: Iterable[Brought], seed: str) -> list[dict[str, Any]]:
    """Rows of the table `sample`, the largest first.

    Args:
        found: exchanges, with `total` as the last of their scores.
        seed: a text; another one draws other lines.
    """
    lines = _lines(found)
    total = abs(sum(line.net for line in lines.values()))
    gross = sum(line.gross for line in lines.values())
    least = limit("sample_large") * total
    chosen = {cell: LARGE for cell, line in lines.items() if abs(line.kilograms) >= least}
    covered = sum(lines[cell].gross for cell in chosen)
    for cell in _by_lot(lines, seed):
        if covered >= limit("sample_covered") * gross:
            break
        if chosen.setdefault(cell, DRAWN) == DRAWN:
            covered += lines[cell].gross
    rows = (_row(lines[cell], why, total) for cell, why in chosen.items())
    return sorted(rows, key=lambda row: (-abs(row["kg_co2e"]), row["member"], row["line"]))


def _lines(found: Iterable[Brought]) -> dict[_Cell, _Line]:
    lines: dict[_Cell, _Line] = {}
    for one in found:
        if one.row.get("cell") or not one.passed_on:  # else a stage that a product stands on
            line = lines.setdefault(_cell(one), _Line(row=_stated(one)))
            line.kilograms += one.scores[-1]
            line.net += 0.0 if one.passed_on else one.scores[-1]
            line.gross += 0.0 if one.passed_on else abs(one.scores[-1])
    return lines


def _cell(one: Brought) -> _Cell:
    row = one.row
    if row.get("cell"):
        return row["file"], row["sheet"], row["cell"], row["line"]
    return row["database"], row["code"], str(row["number"])


def _stated(one: Brought) -> dict[str, Any]:
    said = {name: one.row.get(name, "") for name in _STATED}
    said["item"] = said["item"] or one.row["input_name"]
    return {"member": one.process["member"], **said}


def _row(line: _Line, why: str, total: float) -> dict[str, Any]:
    share = line.kilograms / total if total else 0.0
    return {**line.row, "kg_co2e": line.kilograms, "share": share, "chosen": why}


def _by_lot(lines: Mapping[_Cell, _Line], seed: str) -> Iterator[_Cell]:
    """In the order of a lot in which each stands for its size (Efraimidis and Spirakis 2006)."""
    drawn = {
        cell: math.log(_uniform((seed, *cell))) / line.gross
        for cell, line in lines.items()
        if line.gross
    }
    return iter(sorted(drawn, key=lambda cell: (-drawn[cell], cell)))


def _uniform(said: tuple[str, ...]) -> float:
    """A number above 0 and below 1 that nobody can choose."""
    digest = hashlib.sha256("\0".join(said).encode()).digest()
    return (int.from_bytes(digest[:6], "big") + 0.5) / 2**48
