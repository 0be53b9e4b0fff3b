"""Earlier results of the programme, and what was different from one to the next."""

import math
from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.sections import Column, Kind, Section
from bw_cfp_programme.tolerances import SUMMED

_COLUMNS = (
    Column("calculated"),
    Column("score", Kind.SCORE),
    Column("changed"),
    Column("repeatable"),
)


def run_section(study: Study) -> Section:
    """Each result that the programme ever had, once, with what changed since the one before."""
    results = _distinct(study.runs)
    rows = tuple(
        (run.calculated, run.total, _changed(run, earlier), run.repeatable)
        for run, earlier in zip(results, (None, *results), strict=False)
    )
    return Section(key="runs", columns=_COLUMNS, rows=rows)


def run_problems(study: Study) -> Iterator[Problem]:
    """The last recorded result is not what comes out now."""
    *earlier, present = study.runs or (None,)
    last = earlier[-1] if earlier else None
    if last and present and not _same_total(last, present):
        words = {"run": last.name, "then": last.total, "now": present.total}
        changed = ", ".join(present.changed_since(last)) or "-"
        yield problem("run_superseded", Place(f"runs/{last.name}.json"), **words, changed=changed)


def _distinct(runs: Sequence[StoredRun]) -> list[StoredRun]:
    """The first of every stretch of runs that are alike."""
    found: list[StoredRun] = []
    for run in runs:
        if not (found and _same_total(found[-1], run) and not run.changed_since(found[-1])):
            found.append(run)
    return found


def _changed(run: StoredRun, earlier: StoredRun | None) -> str:
    return ", ".join(run.changed_since(earlier)) if earlier else ""


def _same_total(one: StoredRun, other: StoredRun) -> bool:
    return math.isclose(one.total, other.total, rel_tol=SUMMED)
