"""`bw-cfp map`: which lines nothing stands for yet, and what a person decides for them."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.errors import DecisionRefused
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder import names
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.importers.background_index import BackgroundIndex, Candidate, background_index
from bw_cfp_programme.importers.decisions import CUT_OFF, Decision, LineKey, resolve
from bw_cfp_programme.importers.decisions_file import (
    append_decision,
    decision_of,
    read_decisions,
    row_problems,
)
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.importers.unlinked import UnlinkedLines
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Severity, problem
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.known_lines import KnownLine, known_lines, meant
from bw_cfp_programme.programme.plan import plan_import
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.wording import nearest

_NO_PLACE = Place()


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
    _refuse([one for one in problems if one.severity is Severity.ERROR], language)
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        plan = plan_import(folder, programme, None, progress)
    return UnlinkedLines(
        line
        for line in plan.unlinked
        if line.problem.code != "supplier_not_imported"
        or line.problem.values["supplier"] not in plan.workbooks
    )


def decide(
    folder: AnyPath,
    *,
    item: str,
    mapper: str | None,
    reason: str | None,
    dataset: str | None = None,
    condition: str = "proxy",
    unit: str = "",
    category: str = "",
    member: str = "",
    database: str = "",
    factor: float | None = None,
    estimate: float | None = None,
    clock: Clock = now,
    language: str = "en",
) -> str:
    """Record what stands for lines of an item, in `mappings/decisions.csv`, and say so.

    `dataset`: code or name, in `database` or the first that knows it; none with "cut_off".
    `factor`: its units per unit of the line; `estimate`: kg CO2e per unit left out.

    Raises:
        DecisionRefused: nothing was recorded; the text says why, in `language`.

    Example:
        >>> cfp.decide(
        ...     "lamp", member="S04", item="Polycarbonate resin", dataset="pc-2014",
        ...     condition="equal", mapper="Lin", reason="same polymer, Taiwanese average",
        ... )
        'Recorded: “Polycarbonate (2014)” stands for “Polycarbonate resin”'
    """
    folder = Path(folder)
    programme = open_programme(folder)
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        index = background_index(programme.background)
        lines = known_lines(folder)
    target = None
    if condition != CUT_OFF:
        found = _called(index, database, dataset or "")
        _refuse(_about_dataset(found, index.suggest(dataset or "", unit), dataset, item), language)
        target = found[0]
    row = {
        "member": member, "category": category, "item": item, "unit": unit, **_named(target),
        "condition": condition, "factor": _written(factor), "mapper": mapper or "",
        "date": clock().date().isoformat(), "reason": reason or "", "estimate": _written(estimate),
    }  # fmt: skip
    _record(folder / names.DECISIONS, row, index, lines, language)
    said = "message.decision_recorded" if target else "message.cut_off_recorded"
    return label(said, language).format(item=item, dataset=row["name"])


def _written(value: float | None) -> str:
    """A number as the file holds it."""
    return "" if value is None else repr(value)


def _named(target: Target | None) -> dict[str, str]:
    """A dataset as a row of the decisions names it."""
    database, code = target.key if target else ("", "")
    return {"database": database, "code": code, "name": target.name if target else ""}


def _called(index: BackgroundIndex, database: str, text: str) -> Sequence[Target]:
    """The datasets that a text may mean: of one database, or of the first that knows it."""
    if database:
        return index.called(database, text)
    return [target for target in [index.find(text)] if target]


def _about_dataset(
    found: Sequence[Target], alike: Sequence[Candidate], text: str | None, item: str
) -> list[Problem]:
    """Whether the dataset that is meant is not exactly one."""
    if not text:
        return [problem("decision_dataset_unsaid", _NO_PLACE, item=item)]
    if len(found) == 1:
        return []
    if not alike:
        return [problem("decision_dataset_unlike", _NO_PLACE, dataset=text)]
    names = "; ".join(map(str, alike))
    return [problem("decision_dataset_not_found", _NO_PLACE, dataset=text, nearest=names)]


def _about_nothing(decision: Decision, lines: Collection[KnownLine]) -> list[Problem]:
    """Whether no line of any workbook is meant; nobody can say so before there is a workbook."""
    if not lines or meant(decision.line, lines):
        return []
    named = meant(LineKey(decision.line.item), lines)
    if named:
        where = "; ".join(sorted({str(line) for line in named}))
        words = {"item": decision.item, "lines": where}
        return [problem("decision_lines_elsewhere", _NO_PLACE, **words)]
    near = nearest(decision.item, {line.item for line in lines})
    return [problem("decision_item_unknown", _NO_PLACE, item=decision.item, suggestion=near)]


def _record(
    path: Path,
    row: Mapping[str, str],
    index: BackgroundIndex,
    lines: Collection[KnownLine],
    language: str,
) -> None:
    """Append a row that can be used, that some line waits for, and that nobody decided before."""
    _refuse(list(row_problems(dict(row), _NO_PLACE)), language)
    decision = decision_of(dict(row), _NO_PLACE)
    _refuse(_about_nothing(decision, lines), language)
    known, problems = read_decisions(path)
    _refuse(problems, language)
    earlier = next((one for one in known if one.line == decision.line), None)
    if earlier:
        _refuse([problem("decision_made", earlier.place, item=decision.item)], language)
    _refuse(resolve([decision], index)[1], language)
    append_decision(path, decision)


def _refuse(problems: Sequence[Problem], language: str) -> None:
    if problems:
        first = problems[0]
        where = f"{first.place}: " if first.place.file else ""
        raise DecisionRefused(f"{where}{first.message(language)} {first.remedy(language)}".strip())
