"""The footprint in a terminal: totals, stages, members, the largest lines."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bw_cfp_programme.labels import label
from bw_cfp_programme.reporting import ReportModel
from bw_cfp_programme.reporting.numbers import percent

_BAR = 24
_SPOTS = 10


def print_result(model: ReportModel, language: str) -> None:
    """Print what somebody asks first; everything else is in the deliverables."""
    console = Console()
    head = model.header
    unit = f"{model.scale.mass} CO2e"
    per = f"{head.declared_amount:g} {head.declared_unit}"
    boundary = label(f"boundary.{head.boundary}", language)
    name = escape(head.product_name.said(language))
    console.print(f"\n[bold]{name}[/]  {per}  {boundary}  {head.gwp} GWP{head.horizon}")
    totals = ((label(f"indicator.{t.indicator}", language), t.total, t.share) for t in model.totals)
    stages = ((g.text.said(language), g.total, g.share) for g in model.stages if g.inside)
    members = ((f"{g.name} {g.text.said(language)}", g.total, g.share) for g in model.members)
    largest = [spot for spot in model.hot_spots if spot.rank][:_SPOTS]
    spots = ((f"{h.member} {h.line} {h.item}", h.total, h.share) for h in largest)
    for name, rows in (
        ("totals", totals),
        ("stages", stages),
        ("members", members),
        ("hot_spots", spots),
    ):
        console.print(_table(label(f"report.{name}", language), unit, rows, model))


def _table(
    title: str, unit: str, rows: Iterable[tuple[str, float, float | None]], model: ReportModel
) -> Table:
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("", width=36, no_wrap=True, overflow="ellipsis")
    table.add_column(unit, justify="right")
    table.add_column("%", justify="right")
    table.add_column("", min_width=_BAR)
    for name, kilograms, share in rows:
        bar = "█" * round(_BAR * min(abs(share or 0.0), 1.0))
        table.add_row(escape(name), model.scale.show(kilograms), percent(share), bar)
    return table
