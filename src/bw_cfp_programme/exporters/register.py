"""Inventory register 盤查清冊 as .xlsx: one for the programme, one for each member.

A member's own shows its lines alone, per unit of its own products, so that it can be handed to the
member and checked there. Formulas are live, with the values that they have now.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from bw_cfp_programme.exporters.register_columns import COLUMNS
from bw_cfp_programme.exporters.register_lists import (
    ALLOCATIONS,
    ELSEWHERE,
    FACTORS,
    FINDINGS,
    REMAINDERS,
)
from bw_cfp_programme.exporters.register_summary import write_summary
from bw_cfp_programme.exporters.table import write_table
from bw_cfp_programme.exporters.xlsx import Book, write_book
from bw_cfp_programme.labels import LANGUAGES, Language, label
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.registers import Register, member_registers, programme_register


def write_register(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `register.xlsx` with all lines; several languages share the file."""
    path = folder / "register.xlsx"
    with write_book(path, _created(report)) as book:
        _write(book, report, programme_register(report), _language(languages))
    return [path]


def write_member_registers(
    report: ReportModel, folder: Path, languages: Sequence[Language]
) -> list[Path]:
    """Write `registers/<member>.xlsx` for every member."""
    target = folder / "registers"
    target.mkdir(exist_ok=True)
    paths = []
    for register in member_registers(report):
        paths.append(target / f"{quote(register.member, safe=' ')}.xlsx")
        with write_book(paths[-1], _created(report), small=True) as book:
            _write(book, report, register, _language(languages))
    return paths


def _language(languages: Sequence[Language]) -> str:
    return languages[0] if len(languages) < len(LANGUAGES) else "both"


def _created(report: ReportModel) -> str:
    return report.header.stamp.get("calculated", "")


def _write(book: Book, report: ReportModel, register: Register, language: str) -> None:
    write_summary(book.sheet(label("report.sheet_summary", language)), report, register, language)
    lines = book.sheet(label("report.sheet_register", language))
    write_table(lines, COLUMNS, register.lines, language, fixed=3)
    allocation = book.sheet(label("report.sheet_allocation", language))
    write_table(allocation, ALLOCATIONS, register.allocations, language)
    factors = book.sheet(label("report.sheet_factors", language))
    write_table(factors, FACTORS, register.factors, language)
    others = book.sheet(label("report.sheet_elsewhere", language))
    write_table(others, ELSEWHERE, register.elsewhere, language)
    remainders = book.sheet(label("report.sheet_remainders", language))
    write_table(remainders, REMAINDERS, register.remainders, language)
    problems = book.sheet(label("report.sheet_problems", language))
    write_table(problems, FINDINGS, register.findings, language)
