"""A section in a terminal: facts, table, and a bar for every row of a picture."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bw_cfp_programme.assessment import Section
from bw_cfp_programme.labels import label
from bw_cfp_programme.reporting.bars import Bar
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.reporting.pictures import picture_bars
from bw_cfp_programme.reporting.values import NUMBERS, heading, shown, unit_of

_BAR = 30


def print_section(section: Section, scale: Scale, language: str) -> None:
    """Print a section; columns of scores name the unit."""
    console = Console()
    console.print(f"\n[bold]{escape(label(f'section.{section.key}', language))}[/]")
    for fact in section.facts:
        value = shown(fact.value, fact.kind, fact.namespace, scale, language)
        unit = "" if fact.value is None else unit_of(fact.kind, scale.mass)
        console.print(f"{escape(label(f'fact.{fact.key}', language))}: {escape(value + unit)}")
    if section.rows:
        console.print(_table(section, scale, language))
    console.print(escape(label(f"section.{section.key}_note", language)), style="dim")


def _table(section: Section, scale: Scale, language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in section.columns:
        name = heading(column, scale.mass, language)
        table.add_column(name, justify="right" if column.kind in NUMBERS else "left")
    drawn = [_bar(bar) for bar in picture_bars(section)]
    if drawn:
        table.add_column("", min_width=_BAR)
    for number, row in enumerate(section.rows):
        cells = zip(row, section.columns, strict=True)
        said = [escape(shown(v, c.kind, c.namespace, scale, language)) for v, c in cells]
        table.add_row(*said, *drawn[number : number + 1])
    return table


def _bar(bar: Bar) -> str:
    """From low to high, at least one block wide, with a mark where the footprint is."""
    start, width = round(bar.start * _BAR), max(1, round(bar.width * _BAR))
    signs = [" "] * start + ["█"] * width + [" "] * _BAR
    centre = round(bar.zero * _BAR)
    signs[centre] = "│" if signs[centre] == " " else "┃"
    return "".join(signs[: _BAR + 1])
