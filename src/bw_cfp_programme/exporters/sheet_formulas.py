"""Formulas that columns declare, with the addresses of a workbook."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from bw_cfp_programme.exporters.sheet_cells import SheetColumn
from bw_cfp_programme.exporters.xlsx import Formula
from bw_cfp_programme.sections import Ratio, Value

_NAMES = re.compile(r"\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A section that has a sheet of its own, with its first row and how many there are."""

    title: str
    columns: Sequence[SheetColumn]
    first: int
    rows: int

    def cells(self, key: str) -> str:
        """All cells of a column: "'Register'!$C$3:$C$9"."""
        letter = _letter(self.columns, key)
        last = max(self.first + self.rows - 1, self.first)
        return f"'{self.title}'!${letter}${self.first}:${letter}${last}"


@dataclass(frozen=True, slots=True)
class RowFormula:
    """A formula whose addresses lack the row; `ratios` are the places of what it multiplies."""

    text: str
    ratios: Mapping[str, int]

    def in_row(self, number: int, row: Sequence[Value], value: float) -> Formula:
        """The formula in row `number` (from 1), with the value that it has now."""
        products = {key: _product(row[place]) for key, place in self.ratios.items()}
        return Formula(text=self.text.format(row=number, **products), value=value)


def row_formula(
    declared: str,
    columns: Sequence[SheetColumn],
    row: Sequence[Value],
    listed: Mapping[str, Listed],
) -> RowFormula | None:
    """A declared formula for a table like `row`; None where it needs a sheet that is not there."""
    ratios = {c.key: c.place for c in columns if isinstance(row[c.place], tuple)}
    names: list[str] = _NAMES.findall(declared)
    others = {name: name.partition(".") for name in names if "." in name}
    if any(section not in listed for section, _, _ in others.values()):
        return None

    def address(found: re.Match[str]) -> str:
        name = found[1]
        if name in others:
            section, _, key = others[name]
            return listed[section].cells(key)
        return f"{{{name}}}" if name in ratios else f"{_letter(columns, name)}{{row}}"

    used = {name: ratios[name] for name in names if name in ratios}
    return RowFormula(f"={_NAMES.sub(address, declared)}", used)


def _letter(columns: Sequence[SheetColumn], key: str) -> str:
    return str(xl_col_to_name([column.key for column in columns].index(key)))


def _product(levels: Value) -> str:
    """The fractions themselves, so that a reader sees what was divided by what."""
    ratios = levels if isinstance(levels, tuple) else ()
    return "*".join(f"({r.part!r}/{r.whole!r})" for r in ratios if isinstance(r, Ratio)) or "1"
