"""Unit processes: members' datasets as a calculation needs them, every line read once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.cfp_key import Node, Taken, member_of, product_of, stage_of, taken_of
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.results import Key

# How an exchange's amount counts as an input of its dataset: a credit, like a second output, is
# an input that is not needed.
_SIGNS = {"technosphere": 1.0, "biosphere": 1.0, "substitution": -1.0, "production": -1.0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """What a unit process takes.

    Attributes:
        key: of what it takes: (database, code).
        kind: Brightway's type of the exchange.
        amount: in the unit of what it takes.
        stage: stage in the life cycle that the exchange names; "" where it names none.
        line: what was taken of a workbook's line; None where no import wrote it.
        aircraft: the line is carried by air.
    """

    key: Key
    kind: str
    amount: float
    stage: str = ""
    line: Taken | None = None
    aircraft: bool = False

    @property
    def sign(self) -> float:
        """-1 for a credit."""
        return _SIGNS[self.kind]


@dataclass(frozen=True, kw_only=True, slots=True)
class UnitProcess:
    """A dataset of a member: one product, or one stage of its life.

    Attributes:
        key: (database, code).
        output: the sum of the exchanges by which it makes itself, in `unit`.
        inputs: every other exchange, in reading order.
    """

    key: Key
    member: str
    product: str
    stage: str
    unit: str
    output: float
    inputs: tuple[Input, ...]

    def without_lines(self) -> "UnitProcess":
        """What it takes alone, enough for a total."""
        return replace(self, inputs=tuple(replace(each, line=None) for each in self.inputs))


Processes = Mapping[str, Sequence[UnitProcess]]
"""Member code -> unit processes."""


def unit_processes(datasets: Iterable[Node]) -> tuple[UnitProcess, ...]:
    """Linked datasets (shape: docs/architecture.md) as unit processes.

    Raises:
        InvalidInventory: an exchange without link or of a strange type, a dataset without output.
    """
    return tuple(map(_unit_process, datasets))


def output(dataset: Node) -> float:
    """The production amount of a dataset."""
    made = (float(e["amount"]) for e in dataset["exchanges"] if _is_own(dataset, e))
    return sum(made, start=0.0)


def _unit_process(dataset: Node) -> UnitProcess:
    key = _key_of(dataset)
    for exchange in dataset["exchanges"]:
        if complaint := _defect(exchange):
            raise InvalidInventory(f"{key}: {complaint}")
    made = output(dataset)
    if not made:
        raise InvalidInventory(f"{key}: it has no output")
    return UnitProcess(
        key=key,
        member=member_of(dataset),
        product=product_of(dataset),
        stage=stage_of(dataset),
        unit=dataset["unit"],
        output=made,
        inputs=tuple(_input(e) for e in dataset["exchanges"] if not _is_own(dataset, e)),
    )


def _input(exchange: Node) -> Input:
    line = taken_of(exchange)
    return Input(
        key=tuple(exchange["input"]),
        kind=exchange["type"],
        amount=float(exchange["amount"]),
        stage=stage_of(exchange),
        line=line,
        aircraft=line is not None and line.stated.aircraft,
    )


def _defect(exchange: Node) -> str:
    """Why an exchange cannot be computed; empty if it can."""
    if "input" not in exchange:
        return f"{exchange.get('name', 'an exchange')} is not linked"
    if exchange["type"] not in _SIGNS:
        return f"nothing is known of exchanges of type {exchange['type']!r}"
    return ""


def _is_own(dataset: Node, exchange: Node) -> bool:
    return bool(exchange["type"] == "production" and exchange.get("input") == _key_of(dataset))


def _key_of(dataset: Node) -> Key:
    return dataset["database"], dataset["code"]
