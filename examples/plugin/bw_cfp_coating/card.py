"""An exporter: the footprint as a line for a customer's purchasing system."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme.exporters import Exporter
from bw_cfp_programme.labels import Language
from bw_cfp_programme.reporting import ReportModel


def write_card(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """One line for the customer's purchasing system."""
    path = folder / "card.txt"
    total = f"{report.scale.show(report.header.footprint)} {report.scale.mass} CO2e"
    names = [report.header.product_name.said(language) for language in languages]
    path.write_text("".join(f"{name}: {total}\n" for name in names), encoding="utf-8")
    return [path]


CARD = Exporter(name="card", files="card.txt", write=write_card)
