"""`bw-cfp map`: which lines nothing stands for yet, and what a person decides for them."""

from collections.abc import Collection, Iterator
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.errors import DecisionRefused
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder import names
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.importers.background_index import BackgroundIndex, background_index
from bw_cfp_programme.importers.decisions import Decision, LineKey, resolve
from bw_cfp_programme.importers.decisions_file import (
    Row,
    append_decision,
    decision_of,
    read_decisions,
    row_problems,
)
from bw_cfp_programme.importers.unlinked import UnlinkedLines
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Severity, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.known_lines import KnownLine, known_lines, meant
from bw_cfp_programme.programme.plan import plan_import
from bw_cfp_programme.programme.proposal import Proposal
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.wording import nearest


def suggest(folder: AnyPath, *, progress: Progress = silent, language: str = "en") -> UnlinkedLines:
    """The lines of all new workbooks that wait for a decision, each with the nearest datasets.

    Lines that wait for another member's workbook which lies in `submissions/` already are left out:
    they will be linked once that one is imported.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
        DecisionRefused: the decisions that stand cannot be read; the text says where.

    Example:
        >>> cfp.suggest("lamp").to_dataframe()[["member", "item", "unit", "nearest"]]
    """
    folder = Path(folder)
    programme = open_programme(folder)
    _, problems = read_decisions(folder / names.DECISIONS)
    if error := next((one for one in problems if one.severity is Severity.ERROR), None):
        raise _refused(error, language)
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        plan = plan_import(folder, programme, None, progress)
    return UnlinkedLines(
        line
        for line in plan.unlinked
        if line.problem.code != "supplier_not_imported"
        or line.problem.values["supplier"] not in plan.workbooks
    )


def decide(folder: AnyPath, proposal: Proposal, *, clock: Clock = now, language: str = "en") -> str:
    """Record what stands for lines of an item, in `mappings/decisions.csv`, and say so.

    Raises:
        DecisionRefused: nothing was recorded; the text says why, in `language`.

    Example:
        >>> polycarbonate = cfp.Proposal(
        ...     member="S04", item="Polycarbonate resin", dataset="pc-2014",
        ...     condition="equal", mapper="Lin", reason="same polymer, Taiwanese average",
        ... )
        >>> cfp.decide("lamp", polycarbonate)
        'Recorded: “Polycarbonate (2014)” stands for “Polycarbonate resin”'
    """
    folder = Path(folder)
    programme = open_programme(folder)
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        index = background_index(programme.background)
        lines = known_lines(folder)
    target = None if proposal.leaves_out else proposal.target(index)
    if isinstance(target, Problem):
        raise _refused(target, language)
    row = proposal.row(target, clock().date())
    path = folder / names.DECISIONS
    if mistake := next(_mistakes(row, path, index, lines), None):
        raise _refused(mistake, language)
    append_decision(path, decision_of(row, Place()))
    said = "message.decision_recorded" if target else "message.cut_off_recorded"
    return label(said, language).format(item=proposal.item, dataset=row["name"])


def _mistakes(
    row: Row, path: Path, index: BackgroundIndex, lines: Collection[KnownLine]
) -> Iterator[Problem]:
    """Why a row cannot be recorded: each is looked for where the ones before were not found."""
    yield from row_problems(row, Place())
    decision = decision_of(row, Place())
    yield from _about_nothing(decision, lines)
    known, problems = read_decisions(path)
    yield from problems
    earlier = next((one for one in known if one.line == decision.line), None)
    if earlier:
        yield problem("decision_made", earlier.place, item=decision.item)
    yield from resolve([decision], index)[1]


def _about_nothing(decision: Decision, lines: Collection[KnownLine]) -> Iterator[Problem]:
    """Whether no line of any workbook is meant; nobody can say so before there is a workbook."""
    if not lines or meant(decision.line, lines):
        return
    if named := meant(LineKey(decision.line.item), lines):
        where = "; ".join(sorted({str(line) for line in named}))
        words = {"item": decision.item, "lines": where}
        yield problem("decision_lines_elsewhere", Place(), **words)
    else:
        near = nearest(decision.item, {line.item for line in lines})
        yield problem("decision_item_unknown", Place(), item=decision.item, suggestion=near)


def _refused(found: Problem, language: str) -> DecisionRefused:
    where = f"{found.place}: " if found.place.file else ""
    return DecisionRefused(f"{where}{found.message(language)} {found.remedy(language)}".strip())


__all__ = ["Proposal", "decide", "suggest"]
