"""Exporters: each writes one deliverable from a ReportModel.

A new one is a line in `BUILT_IN`, or a plug-in of another package.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bw_cfp_programme import plugins
from bw_cfp_programme.errors import UnknownDeliverable
from bw_cfp_programme.files import move_whole
from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.unfinished import own_folder

Write = Callable[[ReportModel, Path, Sequence[Language]], list[Path]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Exporter:
    """A deliverable.

    Attributes:
        name: what `bw-cfp export --only` calls it.
        files: the pattern of what it writes, for people.
        write: report, existing folder and languages -> paths written, all below that folder; it
            lies aside, and what is in it takes its place once all deliverables are whole.
    """

    name: str
    files: str
    write: Write


def _in(module: str, function: str) -> Write:
    """A writer whose module, with the libraries that it needs, is loaded when it writes."""

    def write(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
        writer: Write = getattr(import_module(f"{__name__}.{module}"), function)
        return writer(report, folder, languages)

    return write


BUILT_IN = (
    Exporter(name="register", files="register.xlsx", write=_in("register", "write_register")),
    Exporter(
        name="member_registers",
        files="registers/<member>.xlsx",
        write=_in("register", "write_member_registers"),
    ),
    Exporter(name="tables", files="report.xlsx", write=_in("tables_book", "write_tables")),
    Exporter(name="csv", files="results.csv", write=_in("tidy", "write_csv")),
    Exporter(name="json", files="results.json", write=_in("tidy", "write_json")),
    Exporter(name="page", files="report.<language>.html", write=_in("page", "write_page")),
)


def exporters() -> tuple[Exporter, ...]:
    """The built-in exporters, then those of other packages."""
    return plugins.together(
        plugins.EXPORTERS,
        BUILT_IN,
        name=lambda exporter: exporter.name,
        fits=lambda found: isinstance(found, Exporter),
        wanted="an Exporter",
    )


def export(
    report: ReportModel,
    folder: Path,
    *,
    languages: Sequence[Language] = LANGUAGES,
    names: Collection[str] | None = None,
    progress: Progress = silent,
) -> list[Path]:
    """Write all deliverables, or those named, into a folder that is made where it is missing.

    They are written aside, and take their places once all of them are whole.

    Raises:
        UnknownDeliverable: no exporter has one of the names; nothing was written.
        OSError: one cannot be written; those that are there are whole, old or new.
    """
    known = {exporter.name: exporter for exporter in exporters()}
    if unknown := sorted(set(names or ()) - set(known)):
        raise UnknownDeliverable(f"no deliverable {unknown[0]}; there are {', '.join(known)}")
    chosen = [known[name] for name in (known if names is None else names)]
    with own_folder(folder) as aside:
        fresh = []
        for done, exporter in enumerate(chosen):
            progress(exporter.name, done, len(chosen))
            fresh += exporter.write(report, aside, languages)
        places = {path: folder / path.relative_to(aside) for path in fresh}
        for path, place in places.items():
            move_whole(path, place)
    return list(places.values())
