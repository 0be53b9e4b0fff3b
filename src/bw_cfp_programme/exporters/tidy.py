"""Results for machines: a tidy CSV table and JSON, with every digit."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from bw_cfp_programme.exporters.csv_text import csv_text
from bw_cfp_programme.labels import Language
from bw_cfp_programme.reporting.model import ReportModel, plain
from bw_cfp_programme.reporting.rows import Line
from bw_cfp_programme.results import INDICATORS, TOTAL

CSV_COLUMNS = (
    "member", "product", "line", "stage", "category", "item", "factor", "aircraft", "primary",
    "file", "sheet", "cell", "indicator", "value", "unit",
)  # fmt: skip


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
        for line in report.lines:
            writer.writerows(_rows(line, csv_text(unit)))
    return [path]


def _rows(line: Line, unit: str) -> Iterator[tuple[object, ...]]:
    texts = (
        line.member, line.product, line.line, line.stage, line.category, line.item,
        line.factor_name, str(line.aircraft).lower(), str(line.stated.primary).lower(),
        line.place.file, line.place.sheet, line.place.cell,
    )  # fmt: skip
    safe = tuple(csv_text(text) for text in texts)
    for indicator in (*INDICATORS, TOTAL):
        yield (*safe, indicator, line.scores[indicator], unit)


def write_json(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `results.json`, the same for all languages: the whole report, a record per line."""
    del languages
    path = folder / "results.json"
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(_pieces(report))
    return [path]


def _pieces(report: ReportModel) -> Iterator[str]:
    """Piece by piece, because a thousand members' lines are large."""
    before = "{\n"
    for each in fields(report):
        yield f"{before}{_dump(each.name)}: "
        value = getattr(report, each.name)
        yield from _records(value) if isinstance(value, tuple) else (_dump(plain(value)),)
        before = ",\n"
    yield "\n}\n"


def _records(rows: tuple[object, ...]) -> Iterator[str]:
    before = "[\n"
    for row in rows:
        yield f"{before}{_dump(plain(row))}"
        before = ",\n"
    yield "\n]" if rows else "[]"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
