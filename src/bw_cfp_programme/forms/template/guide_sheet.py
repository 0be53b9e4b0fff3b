"""The first sheet: what the workbook is for, how to fill it, who fills which sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.characters import revealed
from bw_cfp_programme.forms.layout import FormSheet, Layout
from bw_cfp_programme.forms.template.styles import Styles
from bw_cfp_programme.forms.template.words import guide, languages, sheet_title
from bw_cfp_programme.labels import keys, label
from bw_cfp_programme.records import Member, Programme

STEPS = tuple(f"guide.step_{number}" for number in range(1, 8))
WIDTHS = (28, 30, 62)  # columns, in characters; a Chinese one takes two


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose workbook it is, and which sheets it has."""

    layout: Layout
    sheets: Sequence[FormSheet]
    member: Member | None
    programme: Programme | None


def write_guide(sheet: Any, subject: Subject, styles: Styles, language: str) -> None:
    """Write the guide of a workbook."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, label("marker.title", language), styles.title)
    page = _Page(sheet, styles, language)
    for head, text in _facts(subject, language):
        page.wide(page.line(head), text)
    page.row += 1
    page.paragraph("guide.purpose")
    page.section("guide.steps")
    for step in STEPS:
        page.paragraph(step)
    page.section("guide.departments")
    for name in keys("department"):
        titles = [sheet_title(s.key, language) for s in subject.sheets if name in s.departments]
        text = guide(f"department.{name}", language)
        page.cells((label(f"department.{name}", language), "\n".join(titles), text))
    page.section("guide.sheets")
    for one in subject.sheets:
        page.wide(sheet_title(one.key, language), guide(f"sheet.{one.key}", language))
    page.finish()


def _facts(subject: Subject, language: str) -> Iterator[tuple[str, str]]:
    """Which form this is, of whom, for which programme."""
    yield "guide.form", f"{subject.layout.id} {subject.layout.version}"
    programme, member = subject.programme, subject.member
    if programme:
        title = _named(programme.title_zh, programme.title_en, language)
        yield "guide.programme", title or programme.id
    if member:
        name = _named(member.name_zh, member.name_en, language)
        yield "guide.member", f"{member.code} {name}".strip()


def _named(zh: str, en: str, language: str) -> str:
    names = {"zh_TW": zh, "en": en}
    return " ".join(names[one] for one in languages(language) if names[one])


@dataclass(slots=True)
class _Page:
    """Writes from top to bottom."""

    sheet: Any
    styles: Styles
    language: str
    row: int = 1

    def line(self, key: str) -> str:
        return guide(key, self.language).replace("\n", " ")

    def section(self, key: str) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 22)
        for column, text in enumerate((self.line(key), "", "")):
            self.sheet.write_string(self.row, column, text, self.styles.section)
        self.row += 1

    def paragraph(self, key: str) -> None:
        text = guide(key, self.language)
        self._height(_lines(text, sum(WIDTHS)))
        self.sheet.merge_range(self.row, 0, self.row, 2, text, self.styles.body)
        self.row += 1

    def cells(self, texts: Sequence[str]) -> None:
        self._height(max(_lines(t, w) for t, w in zip(texts[1:], WIDTHS[1:], strict=True)))
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, revealed(text), self.styles.body)
        self.row += 1

    def wide(self, head: str, text: str) -> None:
        self._height(_lines(text, sum(WIDTHS[1:])))
        self.sheet.write_string(self.row, 0, revealed(head), self.styles.body)
        self.sheet.merge_range(self.row, 1, self.row, 2, revealed(text), self.styles.body)
        self.row += 1

    def _height(self, lines: int) -> None:
        self.sheet.set_row(self.row, 15 * lines + 6)

    def finish(self) -> None:
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        self.sheet.hide_gridlines(2)
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 1)
        self.sheet.print_area(0, 0, self.row, len(WIDTHS) - 1)


def _lines(text: str, width: int) -> int:
    """Lines that a text takes when it is wrapped."""
    return sum(
        -(-max(1, sum(1 + (letter > "\u2e80") for letter in line)) // width)
        for line in text.split("\n")
    )
