"""From any number to its cell: each amount is what its line says, each line what its workbook."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.fields import path_of
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import Row, brought_of, has, number, rows_of
from bw_cfp_programme.packages.sample import sample
from bw_cfp_programme.packages.workbooks import read_inside, workbook_of
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.tolerances import SUMMED

_RATIO = re.compile(r"([-+.\de]+)/([-+.\de]+)")
_PICKED = ("member", "line", "file", "sheet", "cell", "chosen")


def amounts(package: Package) -> Iterator[Problem]:
    """Activity data, conversion and share make the amount; the steps of allocation the share."""
    for line, row in enumerate(rows_of(package, "exchanges"), start=2):
        if not row["activity"]:
            continue
        place = Place(f"{PAYLOAD}{path_of('exchanges')}", cell=f"line {line}")
        activity, conversion, share, amount = (
            number(row, name, "exchanges") for name in ("activity", "conversion", "share", "amount")
        )
        for found, said in (
            (activity * conversion * share, amount),
            (_by_steps(row["allocation"]), share),
        ):
            if not math.isclose(found, said, rel_tol=SUMMED):
                numbers = {"found": repr(found), "stated": repr(said)}
                yield problem("package_amount", place, line=_title(row), **numbers)


def _by_steps(allocation: str) -> float:
    """The share that the steps make; NaN where a step takes of nothing."""
    try:
        return math.prod(float(part) / float(whole) for part, whole in _RATIO.findall(allocation))
    except (ValueError, ZeroDivisionError):
        return math.nan


def cells(package: Package) -> Iterator[Problem]:
    """Each line's activity data are those of its workbook, where the workbook is here."""
    rows = (row for row in rows_of(package, "exchanges") if row["line"] and row["activity"])
    members = {row["database"]: row for row in rows_of(package, "members")}
    by_database: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_database[row["database"]].append(row)
    for database, own in by_database.items():
        name = workbook_of(members.get(database, {}), package)
        submission = read_inside(package, name) if name else None
        if submission is not None:
            yield from _unlike(submission, own, name)


def _unlike(submission: Submission, rows: Iterable[Row], name: str) -> Iterator[Problem]:
    lines = {line.line: line for line in submission.lines if line.line}
    outputs = {one.product or "": one.output for one in submission.products}
    for row in rows:
        line = lines.get(row["line"])
        if line is None:
            continue
        said = number(row, "activity", "exchanges")
        if not any(math.isclose(said, each, rel_tol=SUMMED) for each in _said(line, outputs)):
            yield problem("package_cell", Place(name, row["sheet"], row["cell"]), line=_title(row))


def _said(line: InventoryLine, outputs: Mapping[str, float | None]) -> Iterator[float]:
    """What a line may stand for: its quantity, or that times its product's output."""
    if line.quantity is not None:
        yield line.quantity
        made = outputs.get(line.product or "")
        if made is not None:
            yield line.quantity * made


def drawn(package: Package) -> Iterator[Problem]:
    """The lines to test are those that the lot falls on."""
    table = path_of("sample")
    if not has(package, table):
        return
    seed = package.entries[f"{PAYLOAD}{path_of('exchanges')}"].sha256
    expected = [tuple(row[name] for name in _PICKED) for row in sample(brought_of(package), seed)]
    found = [tuple(row[name] for name in _PICKED) for row in rows_of(package, "sample")]
    if found != expected:
        yield problem("package_sample", Place(f"{PAYLOAD}{table}"))


def _title(row: Row) -> str:
    return " ".join(filter(None, (row["line"], row["item"]))) or row["input_name"]
