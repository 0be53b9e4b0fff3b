"""A section in a terminal: facts, table, and a bar for every row of a picture."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bw_cfp_programme.assessment import Section
from bw_cfp_programme.assessment.section import Kind
from bw_cfp_programme.labels import label
from bw_cfp_programme.reporting.numbers import Scale
from bw_cfp_programme.reporting.values import shown

NUMBERS = (Kind.NUMBER, Kind.SHARE, Kind.SCORE, Kind.MASS)


def print_section(section: Section, scale: Scale, language: str) -> None:
    """Print a section; columns of scores name the unit."""
    console = Console()
    console.print(f"\n[bold]{escape(label(f'section.{section.key}', language))}[/]")
    for fact in section.facts:
        value = shown(fact.value, fact.kind, fact.namespace, scale, language)
        console.print(f"{escape(label(f'fact.{fact.key}', language))}: {escape(value)}")
    if section.rows:
        console.print(_table(section, scale, language))
    console.print(escape(label(f"section.{section.key}_note", language)), style="dim")


def _table(section: Section, scale: Scale, language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in section.columns:
        unit = f" ({scale.mass} CO2e)" if column.kind is Kind.SCORE else ""
        name = label(f"column.{column.key}", language) + unit
        table.add_column(name, justify="right" if column.kind in NUMBERS else "left")
    for row in section.rows:
        cells = zip(row, section.columns, strict=True)
        table.add_row(*(escape(shown(v, c.kind, c.namespace, scale, language)) for v, c in cells))
    return table
