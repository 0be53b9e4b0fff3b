"""A line that is entered twice under two ids: everything that counts is the same."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission

COUNTS = (
    "sheet", "category", "stage", "process", "product", "basis", "amount", "unit", "months",
    "stock_change", "supplier", "supplier_product", "carries", "origin", "destination", "mode",
    "distance", "load", "treatment",
)  # fmt: skip
"""Fields of a line that make it what it is; who keeps it, and by which document, do not."""


def line_twice(submission: Submission, _: Context) -> Iterator[Problem]:
    """Two lines with one item, amount, unit, supplier and process; two meters are two."""
    seen: dict[tuple[object, ...], InventoryLine] = {}
    for line in submission.lines:
        if line.failed or not line.quantity:
            continue
        same = (*(getattr(line, name) for name in COUNTS), normalise(line.item or ""))
        first = seen.setdefault(same, line)
        if first is not line and not are_two(first, line):
            yield problem("line_twice", line.place, line=line.title, first=where(first))


def are_two(one: InventoryLine, other: InventoryLine) -> bool:
    """Two meters, or two remarks that tell two things apart."""
    meters = one.meter and other.meter and one.meter != other.meter
    remarks = one.remark and other.remark and one.remark != other.remark
    return bool(meters or remarks)


def where(first: InventoryLine) -> str:
    """A line as another one's problem names it."""
    return f"{first.line} ({first.place.cell})" if first.line else first.place.cell


CHECKS = (line_twice,)
