"""What goes into a package, as far as its audience may see it."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bw_cfp_programme import exporters
from bw_cfp_programme.folder.disclosing import kept_back
from bw_cfp_programme.labels import Language
from bw_cfp_programme.packages.contents import RECORD, RESULT, own_files
from bw_cfp_programme.packages.contributions import brought
from bw_cfp_programme.packages.fields import path_of, written
from bw_cfp_programme.packages.sample import sample
from bw_cfp_programme.packages.sample_sheet import NAME as SAMPLE
from bw_cfp_programme.packages.sample_sheet import sample_sheet
from bw_cfp_programme.packages.section_table import section_csv
from bw_cfp_programme.packages.system import SCORES, SystemRows, shown, whole_system
from bw_cfp_programme.packages.zip_layout import Part
from bw_cfp_programme.programme.assessed import all_assessed
from bw_cfp_programme.programme.package_inputs import Inputs
from bw_cfp_programme.programme.study import OpenStudy
from bw_cfp_programme.progress import Progress
from bw_cfp_programme.records import Audience
from bw_cfp_programme.reporting import build_report
from bw_cfp_programme.unfinished import own_folder

_SECTIONS = ("requirements", "problems")


@dataclass(frozen=True)
class Packed:
    """A study on its way into a package for an audience."""

    folder: Path
    opened: OpenStudy
    audience: Audience
    languages: tuple[Language, ...]
    progress: Progress

    def parts(self) -> Iterator[Part]:
        """Everything but what describes it; the public gets no more than the footprint takes."""
        yield from own_files().items()
        yield RESULT, _json(self._result())
        system = self._system
        tables = self._tables(system)
        yield from ((path_of(name), data) for name, data in tables.items())
        inputs = Inputs(self.folder, self.opened, self.audience, self._members)
        if self.audience == "public":
            yield from inputs.of_the_method()
            return
        yield from self._sample(system, tables)
        yield from self._deliverables()
        yield from inputs.all()
        yield RECORD, _json(inputs.record(system))

    @cached_property
    def _members(self) -> frozenset[str]:
        """Those whose lines the audience may see."""
        made, lead = self.opened.made, self.opened.programme.lead
        hidden = kept_back(made.disclosed, self.audience, lead)
        return frozenset(made.record["members"]) - hidden

    @cached_property
    def _system(self) -> SystemRows:
        programme, result = self.opened.programme, self.opened.result(self.audience)
        lead = programme.database(programme.lead)
        whole = whole_system(self.opened.inventory(self.audience), result, lead)
        return shown(whole, self.audience, self._members)

    def _tables(self, system: SystemRows) -> dict[str, bytes]:
        totals = self.opened.made.result.totals
        rows = {
            "processes": system.processes.values(),
            "exchanges": system.exchanges,
            "factors": system.factors.values(),
            "demand": [system.demand],
            "result": [{"indicator": name, "kg_co2e": totals[name]} for name in SCORES],
            "members": [] if self.audience == "public" else list(self._about_members()),
        }
        return {name: written(name, found) for name, found in rows.items()}

    def _about_members(self) -> Iterator[dict[str, Any]]:
        for member, about in self.opened.made.record["members"].items():
            seen = member in self._members
            said = {name: about[name] if seen else "" for name in ("file", "workbook")}
            yield {"member": member, "database": about["database"], "lines": seen, **said}

    def _sample(self, system: SystemRows, tables: dict[str, bytes]) -> Iterator[Part]:
        """Drawn by what stands in the tables."""
        factors = {key: [row[name] for name in SCORES] for key, row in system.factors.items()}
        found = brought(
            system.processes.values(), system.exchanges, factors, [system.demand], len(SCORES)
        )
        rows = sample(found, hashlib.sha256(tables["exchanges"]).hexdigest())
        yield path_of("sample"), written("sample", rows)
        yield SAMPLE, sample_sheet(rows, self.opened.made.result.stamp["calculated"])

    def _deliverables(self) -> Iterator[Part]:
        """All of them, each made from one report."""
        report = build_report(
            self.opened.shown_to(self.audience),
            all_assessed(self.opened, self.audience, self.progress),
        )
        for section in report.sections(_SECTIONS):
            yield path_of(section.key), section_csv(section)
        with own_folder() as root:
            for path in exporters.export(
                report, root, languages=self.languages, progress=self.progress
            ):
                yield f"outputs/{path.relative_to(root).as_posix()}", path.read_bytes()
        self.progress("package", 0, 1)

    def _result(self) -> dict[str, Any]:
        """The footprint and its stages, for machines."""
        result, record = self.opened.result(self.audience), self.opened.made.record
        about = ("product", "product_name", "per", "boundary", "gwp", "horizon")
        return {
            **{name: record[name] for name in ("programme", "variant", "declared")},
            "calculated": record["stamp"]["calculated"],
            "audience": self.audience,
            **{name: getattr(result, name) for name in about},
            "missing": list(result.missing),
            "totals_kg_co2e": dict(result.totals),
            "stages_kg_co2e": result.by(lambda line: line.stage),
        }


def _json(said: dict[str, Any]) -> bytes:
    return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()
