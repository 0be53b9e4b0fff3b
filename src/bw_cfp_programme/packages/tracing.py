"""The way of a line, a product or a cell into the footprint, number by number."""

from dataclasses import asdict, dataclass
from typing import Any

from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.contributions import Brought
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import (
    brought_of,
    number,
    rows_of,
    stated,
)
from bw_cfp_programme.packages.workbooks import workbook_of
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import TOTAL


@dataclass(frozen=True, kw_only=True, slots=True)
class Traced:
    """An exchange with all that stands before and behind it.

    activity x conversion x share = amount, of which one unit of the process's product takes
    amount / output; runs of these are needed. Each unit of the input is worth `per_unit`.

    Attributes:
        place: the cell; blank where no workbook is behind it.
        workbook: the file inside of the package; "" where it is not inside.
        runs: units of the process's product in the footprint.
        per_unit, score: kg CO2e, with the sign that the exchange gives them.
        part: of the footprint, 0-1.
    """

    member: str
    product: str
    stage: str
    line: str
    item: str
    place: Place
    workbook: str
    evidence: str
    activity: float | None
    activity_unit: str
    conversion: float | None
    share: float | None
    allocation: str
    amount: float
    input_name: str
    input_unit: str
    input: recompute.Key
    output: float
    output_unit: str
    runs: float
    per_unit: float
    score: float
    part: float

    def to_dict(self) -> dict[str, Any]:
        """Plain types for JSON."""
        place = {"file": self.place.file, "sheet": self.place.sheet, "cell": self.place.cell}
        return {**asdict(self), "place": place, "input": list(self.input)}


def traced(package: Package, asked: str) -> list[Traced]:
    """The exchanges that somebody asks for, the largest first.

    Args:
        package: with tables that can be recomputed.
        asked: a line, an item, a cell, a product, or what is taken; a line, cell or product may
            be named after its member, file or sheet.

    Raises:
        Unusable, Malformed: a table is missing or is none.
    """
    total = stated(package)[TOTAL]
    members = {row["database"]: row for row in rows_of(package, "members")}
    inside = {name: workbook_of(row, package) for name, row in members.items()}
    wanted = " ".join(asked.split()).casefold()
    found = (one for one in brought_of(package) if wanted in _names(one))
    made = [_traced(one, inside.get(one.row["database"], ""), total) for one in found]
    return sorted(made, key=lambda one: -abs(one.score))


def _names(one: Brought) -> set[str]:
    """All that an exchange may be asked for by."""
    row, process = one.row, one.process
    alone = (row["line"], row["item"], row["cell"], process["product"], process["code"])
    member = process["member"]
    pairs = (
        (member, row["line"]),
        (member, process["product"]),
        (row["file"], row["cell"]),
        (row["sheet"], row["cell"]),
        (row["file"], row["sheet"], row["cell"]),
    )
    taken = (row["input_code"], row["input_name"])
    together = (joint.join(pair) for pair in pairs if pair[-1] for joint in (" ", "!"))
    return {" ".join(name.split()).casefold() for name in (*alone, *taken, *together) if name}


def _traced(one: Brought, workbook: str, total: float) -> Traced:
    row, process = one.row, one.process
    amount, output = number(row, "amount", "exchanges"), number(process, "output", "processes")
    score = one.scores[-1]
    activity, conversion, share = (
        number(row, name, "exchanges") if row[name] else None
        for name in ("activity", "conversion", "share")
    )
    taking = amount / output * one.runs
    return Traced(
        **{name: process[name] for name in ("member", "product", "stage")},
        **{name: row[name] for name in ("line", "item", "evidence", "activity_unit")},
        **{name: row[name] for name in ("allocation", "input_name", "input_unit")},
        place=Place(row["file"], row["sheet"], row["cell"]),
        workbook=workbook,
        activity=activity,
        conversion=conversion,
        share=share,
        amount=amount,
        input=recompute.key_of(row, "input_"),
        output=output,
        output_unit=process["unit"],
        runs=one.runs,
        per_unit=score / taking if taking else 0.0,
        score=score,
        part=score / total if total else 0.0,
    )
