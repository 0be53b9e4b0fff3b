"""Fonts, colours and number formats of a template."""

from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.forms.template.lists import Lists

FONT = "Microsoft JhengHei"  # on every Windows that writes Traditional Chinese; others substitute
INK, PALE, DARK, LIGHT, ENTRY = "#1F2937", "#6B7280", "#1F5F4F", "#DCEBE5", "#FFFDF3"
LINE = "#C9D3CF"

# Codes and words stay as typed ("00123", "1-2"); a share is typed as a percentage.
NUMBER_FORMATS = {
    EntryKind.NUMBER: "General",
    EntryKind.SHARE: "0.0%",
    EntryKind.DATE: "yyyy-mm-dd",
}


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook, made once and shared by all its sheets."""

    title: Any
    note: Any
    section: Any
    body: Any
    required: Any
    optional: Any
    label_required: Any
    label_optional: Any
    help: Any
    example: Any
    free: Any
    entries: dict[str, Any]
    boxes: dict[str, Any]

    def entry(self, column: FormColumn) -> Any:
        """Format of an entry in a table: unlocked."""
        return self.entries[_number_format(column)]

    def box(self, column: FormColumn) -> Any:
        """Format of a single entry cell: unlocked, with a frame."""
        return self.boxes[_number_format(column)]


@dataclass(frozen=True)
class Look:
    """How the sheets of one workbook look: formats, lists, and the language they are written in."""

    styles: Styles
    lists: Lists
    language: str


def _number_format(column: FormColumn) -> str:
    return NUMBER_FORMATS.get(column.entry, "@")


def make_styles(book: Any) -> Styles:
    """Make the formats in an xlsxwriter workbook."""

    def style(**more: Any) -> Any:
        base = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
        return book.add_format({**base, **more})

    head = {"bold": True, "text_wrap": True, "border": 1, "border_color": LINE}
    dark = {**head, "bg_color": DARK, "font_color": "#FFFFFF"}
    light = {**head, "bg_color": LIGHT}
    formats = sorted({*NUMBER_FORMATS.values(), "@"})
    lines = {"border": 1, "border_color": LINE}
    frame = {**lines, "bg_color": ENTRY, "text_wrap": True, "align": "left", "indent": 1}
    return Styles(
        title=style(bold=True, font_size=16, font_color=DARK),
        note=style(font_color=PALE),
        section=style(bold=True, font_size=12, font_color=DARK, bottom=2, bottom_color=DARK),
        body=style(text_wrap=True, valign="top"),
        required=style(**dark, align="center"),
        optional=style(**light, align="center"),
        label_required=style(**dark, indent=1),
        label_optional=style(**light, indent=1),
        help=style(font_color=PALE, text_wrap=True, indent=1),
        example=style(**lines, italic=True, font_color=PALE, bg_color="#F1F3F2"),
        free=style(locked=False),
        entries={f: style(**lines, locked=False, num_format=f) for f in formats},
        boxes={f: style(**frame, locked=False, num_format=f) for f in formats},
    )
