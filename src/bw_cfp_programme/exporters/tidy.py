"""Results for machines: a tidy CSV table and JSON, with every digit."""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bw_cfp_programme.characters import escaped, revealed
from bw_cfp_programme.formulas import guarded
from bw_cfp_programme.labels import Language
from bw_cfp_programme.reporting.machine import (
    SCHEMA,
    chapter_head,
    header_dict,
    row_dicts,
    section_head,
)
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.results import INDICATORS, TOTAL

CSV_COLUMNS = (
    "member", "product", "line", "stage", "category", "item", "factor", "aircraft", "primary",
    "file", "sheet", "cell", "indicator", "value", "unit",
)  # fmt: skip
_SAME = ("member", "product", "line", "stage", "category", "item")


def write_csv(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `results.csv`, the same for all languages: one row per line and indicator.

    UTF-8 with a byte order mark, without which Excel in Taiwan reads Big5. Text that a spreadsheet
    would take for a formula gets a leading apostrophe; the JSON has it as it was.
    """
    del languages
    path = folder / "results.csv"
    header = report.header
    unit = f"kg CO2e per {header.declared_amount:g} {header.declared_unit}"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(CSV_COLUMNS)
        for row in row_dicts(report.section("lines")):
            writer.writerows(_rows(row, guarded(revealed(unit))))
    return [path]


def _rows(line: dict[str, Any], unit: str) -> Iterator[tuple[object, ...]]:
    place = line["source"]
    texts = (
        *(line[key] for key in _SAME), line["factor_name"],
        str(line["aircraft"]).lower(), str(line["primary"]).lower(),
        place["file"], place["sheet"], place["cell"],
    )  # fmt: skip
    safe = tuple(guarded(revealed(text)) for text in texts)
    for indicator in (*INDICATORS, TOTAL):
        yield (*safe, indicator, line[f"score_{indicator}"], unit)


def write_json(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `results.json`, the same for all languages: a row of a table per line."""
    del languages
    path = folder / "results.json"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_pieces(report))
    return [path]


def _pieces(report: ReportModel) -> Iterator[str]:
    """Piece by piece, because a thousand members' lines are large."""
    yield f'{{"schema": {SCHEMA},\n"header": {_dump(header_dict(report.header))},\n"chapters": ['
    for number, chapter in enumerate(report.chapters):
        yield f'{_comma(number)}\n{_open(chapter_head(chapter))}, "sections": ['
        for place, section in enumerate(chapter.sections):
            yield f'{_comma(place)}\n{_open(section_head(section))}, "rows": ['
            for count, row in enumerate(row_dicts(section)):
                yield f"{_comma(count)}\n{_dump(row)}"
            yield "]}"
        yield "]}"
    yield "]}\n"


def _comma(before: int) -> str:
    return "," if before else ""


def _open(record: object) -> str:
    """A JSON object that more is to follow in."""
    return _dump(record).removesuffix("}")


def _dump(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False, allow_nan=False))
