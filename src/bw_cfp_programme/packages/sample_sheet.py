"""`sample.xlsx`: the lines that were drawn, with columns that a verifier fills in."""

from collections.abc import Mapping, Sequence
from typing import Any

from bw_cfp_programme.exporters.xlsx import Cell, write_book
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.packages.fields import Field, tables
from bw_cfp_programme.unfinished import own_folder

NAME = "sample.xlsx"
_WIDTHS = {"item": 30, "sheet": 20, "kg_co2e": 16}
_NARROW, _WIDE = 12, 32
_TO_FILL = ("seen", "agrees", "remark")


def sample_sheet(rows: Sequence[Mapping[str, Any]], created: str) -> bytes:
    """The workbook; `created` (ISO 8601) is what it says of its own date."""
    fields = tables()["sample"]
    with own_folder() as folder:
        path = folder / NAME
        with write_book(path, created, small=True) as book:
            sheet = book.sheet(label("package.sample", "both"))
            sheet.printed_across()
            widths = [_WIDTHS.get(field.name, _NARROW) for field in fields]
            sheet.widths([*widths, _WIDE, _NARROW, _WIDE])
            for language in LANGUAGES:
                sheet.across(label("package.sample_note", language).format(count=len(rows)))
            for language in LANGUAGES:
                filled = (label(f"column.{name}", language) for name in _TO_FILL)
                sheet.header([*(field.words[language] for field in fields), *filled])
            sheet.freeze(1)
            styles = [_style(field) for field in fields]
            for row in rows:
                sheet.write([_cell(field, row[field.name]) for field in fields], styles)
        return path.read_bytes()


def _cell(field: Field, value: Any) -> Cell:
    """Terms in words."""
    return label(f"sampled.{value}", "both") if field.name == "chosen" else value


def _style(field: Field) -> str:
    known = {"kg_co2e": "score", "share": "share"}
    return known.get(field.name, "number" if field.type == "number" else "long")
