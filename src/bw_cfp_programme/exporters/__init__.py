"""Exporters: each writes one deliverable from a ReportModel. A new one is a line in `BUILT_IN`.

Another package offers its own by the entry point group `bw_cfp_programme.exporters`, each an
`Exporter`.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from bw_cfp_programme.exporters.page import write_page
from bw_cfp_programme.exporters.register import write_member_registers, write_register
from bw_cfp_programme.exporters.tidy import write_csv, write_json
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.reporting.model import ReportModel

GROUP = "bw_cfp_programme.exporters"


@dataclass(frozen=True, kw_only=True, slots=True)
class Exporter:
    """A deliverable.

    Attributes:
        name: what `bw-cfp export --only` calls it.
        files: the pattern of what it writes, for people.
        write: report, existing folder and languages -> paths written.
    """

    name: str
    files: str
    write: Callable[[ReportModel, Path, Sequence[Language]], list[Path]]


BUILT_IN = (
    Exporter(name="register", files="register.xlsx", write=write_register),
    Exporter(
        name="member_registers", files="registers/<member>.xlsx", write=write_member_registers
    ),
    Exporter(name="csv", files="results.csv", write=write_csv),
    Exporter(name="json", files="results.json", write=write_json),
    Exporter(name="page", files="report.<language>.html", write=write_page),
)


def exporters() -> tuple[Exporter, ...]:
    """The built-in exporters, then those of other packages by name."""
    offered = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return (*BUILT_IN, *(point.load() for point in offered))


def export(
    report: ReportModel,
    folder: Path,
    *,
    languages: Sequence[Language] = LANGUAGES,
    names: Collection[str] | None = None,
) -> list[Path]:
    """Write all deliverables, or those named, into a folder that is made where it is missing.

    Raises:
        KeyError: no exporter has one of the names.
    """
    known = {exporter.name: exporter for exporter in exporters()}
    chosen = [known[name] for name in (known if names is None else names)]
    folder.mkdir(parents=True, exist_ok=True)
    return [path for exporter in chosen for path in exporter.write(report, folder, languages)]
