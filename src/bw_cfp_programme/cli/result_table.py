"""The footprint in a terminal: the report's first chapter."""

from rich.console import Console

from bw_cfp_programme.cli.section_table import print_lines, print_section
from bw_cfp_programme.labels import label
from bw_cfp_programme.reporting import ReportModel


def print_result(model: ReportModel, language: str) -> None:
    """Print what somebody asks first; everything else is in the deliverables."""
    head = model.header
    per = f"{head.declared_amount:g} {head.declared_unit}"
    boundary = label(f"boundary.{head.boundary}", language)
    name = head.product_name.said(language)
    print_lines(Console(), f"\n{name}  {per}  {boundary}  {head.gwp} GWP{head.horizon}", "bold")
    for section in model.chapters[0].sections:
        print_section(section, model.scale, language)
