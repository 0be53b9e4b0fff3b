"""A section in a terminal: facts, table, and a bar for every row of a picture."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat, zip_longest

from rich.console import Console

from bw_cfp_programme.characters import revealed
from bw_cfp_programme.cli.columns import Cells, Fitted, fit
from bw_cfp_programme.cli.wrapping import cells, wrap
from bw_cfp_programme.labels import label, word
from bw_cfp_programme.reporting.bars import Bar
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.reporting.pictures import picture_bars
from bw_cfp_programme.reporting.shorten import shorten
from bw_cfp_programme.reporting.values import NUMBERS, heading, notes, shown, title, unit_of
from bw_cfp_programme.sections import Column, Section, Value

_BAR = 30
_GAP = 2
_ROWS = 30


def print_section(section: Section, scale: Scale, language: str) -> None:
    """Print a section; columns of scores name the unit, a long table shows its first rows."""
    console = Console()
    print_lines(console, f"\n{title(section, language)}", "bold")
    for fact in section.facts:
        value = shown(fact.value, fact, scale, language)
        unit = "" if fact.value is None else unit_of(fact.kind, scale.mass)
        name = word("fact", fact.key, language)
        said = label("message.fact", language).format(name=name, value=value + unit)
        print_lines(console, said)
    if section.rows:
        _print_table(console, section, scale, language)
    for note in notes(section, language):
        print_lines(console, note, "dim")


def print_lines(console: Console, text: str, style: str | None = None) -> None:
    """Print a text in lines that fit; nothing in it is markup, and nothing commands."""
    lines = [
        line for part in revealed(text).split("\n") for line in wrap(part, console.width) or [""]
    ]
    console.out("\n".join(lines), style=style, highlight=False)


def _print_table(console: Console, section: Section, scale: Scale, language: str) -> None:
    """The table, then how many rows and which columns it had no room for."""
    rows = shorten(section, _ROWS)
    shortened = rows.section
    drawn = [_bar(bar, min(_BAR, console.width // 5)) for bar in picture_bars(shortened)]
    room = console.width - (len(drawn[0]) + _GAP if drawn else 0)
    everything = (*shortened.rows, shortened.foot) if shortened.foot else shortened.rows
    said = zip(section.columns, zip(*everything, strict=True), strict=True)
    columns = [
        _column(column, values, scale, language)
        for column, values in said
        if not (column.detail or column.aside)
    ]
    fitting = fit(columns, room, _GAP)
    _print_columns(console, fitting, drawn)
    if rows.hidden:
        print_lines(console, label("message.rows_hidden", language).format(count=rows.hidden))
    if len(fitting) < len(columns):
        lost = [c.heading for c in columns if c.heading not in {f.heading for f in fitting}]
        hidden = label("message.columns_hidden", language).format(columns=", ".join(lost))
        print_lines(console, hidden)


def _column(column: Column, values: Sequence[Value], scale: Scale, language: str) -> Cells:
    return Cells(
        heading=heading(column, scale.mass, language),
        said=tuple(revealed(shown(value, column, scale, language)) for value in values),
        number=column.kind in NUMBERS,
    )


def _print_columns(console: Console, columns: Sequence[Fitted], drawn: Sequence[str]) -> None:
    """Headings, which stand at the bottom of their lines, and the rows below them.

    Everything is wrapped already, so that rich need not lay it out again, which takes it longer
    than all else that a command does.
    """
    headings = [column.top.splitlines() for column in columns]
    height = max(map(len, headings))
    top = [[""] * (height - len(lines)) + lines for lines in headings]
    console.out("\n".join(_beside(columns, top)), style="bold", highlight=False)
    rows = zip(*(column.cells for column in columns), strict=True)
    bars = chain(drawn, repeat(""))
    below = [
        line for row, bar in zip(rows, bars, strict=False) for line in _beside(columns, row, bar)
    ]
    console.out("\n".join(below), highlight=False)


def _beside(
    columns: Sequence[Fitted], parts: Sequence[Sequence[str]], bar: str = ""
) -> Iterator[str]:
    """Cells of several lines side by side, a bar behind the first line."""
    for lines in zip_longest(*parts, (bar,), fillvalue=""):
        said = map(_padded, lines, columns)
        yield (" " * _GAP).join([*said, lines[-1]]).rstrip()


def _padded(line: str, column: Fitted) -> str:
    room = " " * (column.width - cells(line))
    return room + line if column.number else line + room


def _bar(bar: Bar, width: int) -> str:
    """From low to high, at least one block where there is anything, with a mark at the centre."""
    start, length = round(bar.start * width), max(bool(bar.width), round(bar.width * width))
    signs = [" "] * start + ["█"] * length + [" "] * width
    centre = round(bar.zero * width)
    signs[centre] = "│" if signs[centre] == " " else "┃"
    return "".join(signs[: width + 1])
