"""`bw-cfp map`: which lines nothing stands for yet, and what a person decides for them."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme import brightway
from bw_cfp_programme.errors import DecisionRefused, UnknownDataset
from bw_cfp_programme.importers.background_index import BackgroundIndex, background_index
from bw_cfp_programme.importers.decisions import CUT_OFF, resolve
from bw_cfp_programme.importers.decisions_file import (
    append_decision,
    decision_of,
    read_decisions,
    row_problems,
)
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.importers.unlinked import UnlinkedLine
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Severity
from bw_cfp_programme.programme import project
from bw_cfp_programme.programme.check import Progress, silent
from bw_cfp_programme.programme.clock import Clock, now
from bw_cfp_programme.programme.config import load_valid
from bw_cfp_programme.programme.plan import plan_import

_NO_PLACE = Place()


def suggest(folder: Path, *, progress: Progress = silent) -> list[UnlinkedLine]:
    """The lines of all new workbooks that wait for a decision, each with the nearest datasets.

    Lines that wait for another member's workbook which lies in `submissions/` already are left out:
    they will be linked once that one is imported.

    Raises:
        InvalidProgramme: `programme.toml` has errors.
        DecisionRefused: the decisions that stand cannot be read; the text says where.
    """
    programme = load_valid(folder)
    _, problems = read_decisions(folder / project.DECISIONS)
    _refuse([one for one in problems if one.severity is Severity.ERROR])
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        plan = plan_import(folder, programme, None, progress)
    return [
        line
        for line in plan.unlinked
        if line.problem.code != "supplier_not_imported"
        or line.problem.values["supplier"] not in plan.workbooks
    ]


def decide(
    folder: Path,
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
    """Record what stands for lines of an item, in `mappings/decisions.csv`.

    `item` is what the workbooks call it; `unit`, `category` and `member` narrow it down where they
    are given. `dataset` is the code or name of a background dataset in `database`, or in the first
    background database that knows it; `condition="cut_off"` needs none and leaves the lines out.
    `factor` is dataset units per unit of the line, where units differ in kind; `estimate` kg CO2e
    per unit of a line that is left out. Returns a sentence that says what was recorded.

    Raises:
        DecisionRefused, UnknownDataset: nothing was recorded; the text says why.
    """
    programme = load_valid(folder)
    project.ensure_set_up(programme)
    with brightway.use_project(programme.project):
        index = background_index(programme.background)
    target = None
    if condition != CUT_OFF:
        target = _target(index, database, dataset or "", unit)
    numbers = {"factor": factor, "estimate": estimate}
    row = {
        "member": member,
        "category": category,
        "item": item,
        "unit": unit,
        **_named(target),
        "condition": condition,
        **{name: "" if value is None else repr(value) for name, value in numbers.items()},
        "mapper": mapper or "",
        "date": clock().date().isoformat(),
        "reason": reason or "",
    }
    _record(folder, row, index)
    code = "message.decision_recorded" if target else "message.cut_off_recorded"
    return label(code, language).format(item=item, dataset=row["name"])


def _named(target: Target | None) -> dict[str, str]:
    """A dataset as a row of the decisions names it."""
    database, code = target.key if target else ("", "")
    return {"database": database, "code": code, "name": target.name if target else ""}


def _target(index: BackgroundIndex, database: str, text: str, unit: str) -> Target:
    """The dataset that is meant."""
    if not text:
        raise DecisionRefused("say which dataset stands for the item (--dataset)")
    found = index.called(database, text) if database else [t for t in [index.find(text)] if t]
    if len(found) == 1:
        return found[0]
    nearest = "; ".join(map(str, index.suggest(text, unit)))
    raise UnknownDataset(f"no single dataset is called {text!r}; the nearest are {nearest}")


def _record(folder: Path, row: dict[str, str], index: BackgroundIndex) -> None:
    path = folder / project.DECISIONS
    known, problems = read_decisions(path)
    _refuse(problems)
    _refuse(list(row_problems(row, _NO_PLACE)))
    decision = decision_of(row, _NO_PLACE)
    earlier = next((one for one in known if one.line == decision.line), None)
    if earlier:
        raise DecisionRefused(f"{earlier.place} decides this already; edit or delete that row")
    _refuse(resolve([decision], index)[1])
    append_decision(path, decision)


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        first = problems[0]
        where = f"{first.place}: " if first.place.file else ""
        raise DecisionRefused(f"{where}{first.message('en')} {first.remedy('en')}".strip())
