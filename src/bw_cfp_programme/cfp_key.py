"""The key `cfp` of members' datasets and their exchanges: how it is written, and read again.

Nothing else knows how it is spelt (docs/architecture.md shows it). It holds plain JSON types only,
so that a database opens without this package, and what an older import did not say is blank.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep, MappingDecision
from bw_cfp_programme.stated import Stated

Plain = dict[str, Any]
Node = Mapping[str, Any]
"""A dataset or one of its exchanges."""
Record = TypeVar("Record", AllocationStep, MappingDecision, "Wanted")

KEY = "cfp"
_NESTED = {"place", "workbook", "activity", "activity_unit"}
_FLAT = tuple(f.name for f in fields(Stated) if f.name not in _NESTED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What a line names to be linked to; blank where it names none."""

    supplier: str = ""
    product: str = ""
    background: str = ""
    gas: str = ""

    def __bool__(self) -> bool:
        """Whether it names anything."""
        return self != Wanted()


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What a product takes of a line: activity x conversion x share is the exchange's amount.

    Attributes:
        conversion: units of the exchange per activity unit.
        share: product of the allocation steps' shares.
        mapping: why the line stands on its factor; None while it stands on none.
    """

    stated: Stated
    conversion: float = 1.0
    allocation: tuple[AllocationStep, ...] = ()
    share: float = 1.0
    mapping: MappingDecision | None = None

    @property
    def amount(self) -> float:
        """In the exchange's unit."""
        return self.stated.activity * self.conversion * self.share


def of_product(
    *, member: str, product: str, stage: str, role: str, name_zh: str, place: Place, workbook: str
) -> Plain:
    """What a dataset keeps of the product that it makes, or of one stage of its life."""
    source = _source(place, workbook)
    about = {"member": member, "product": product, "stage": stage, "role": role}
    return {KEY: {**about, "name_zh": name_zh, "source": source}}


def of_stage(stage: str) -> Plain:
    """What the exchange keeps by which a product takes a whole stage."""
    return {KEY: {"stage": stage}}


def of_line(taken: Taken, wanted: Wanted) -> Plain:
    """What an exchange keeps of its line."""
    stated = taken.stated
    return {
        KEY: {
            **{name: _plain(getattr(stated, name)) for name in _FLAT},
            "source": _source(stated.place, stated.workbook),
            "activity": {"amount": stated.activity, "unit": stated.activity_unit},
            "conversion": taken.conversion,
            "allocation": [_fields(step) for step in taken.allocation],
            "share": taken.share,
            "link": _fields(wanted),
            "mapping": _fields(taken.mapping or MappingDecision(condition="")),
        }
    }


def member_of(dataset: Node) -> str:
    """The member whose dataset it is; "" for what others made."""
    return str(_ours(dataset).get("member", ""))


def product_of(dataset: Node) -> str:
    """The product that it makes, or of whose life it is a stage; its code for what others made."""
    return str(_ours(dataset).get("product") or dataset["code"])


def stage_of(node: Node) -> str:
    """The stage that a dataset makes, or that an exchange belongs to; "" where none is named."""
    return str(_ours(node).get("stage") or "")


def file_of(dataset: Node) -> str:
    """The workbook that it was made from."""
    return str(_ours(dataset)["source"]["file"])


def line_of(exchange: Node) -> str:
    """Line id; "" for what is no line."""
    return str(_ours(exchange).get("line", ""))


def item_of(exchange: Node) -> str:
    """What the line calls its good; "" for what is no line."""
    return str(_ours(exchange).get("item", ""))


def category_of(exchange: Node) -> str:
    """Flow category; "" for what is no line."""
    return str(_ours(exchange).get("category", ""))


def unit_of(exchange: Node) -> str:
    """The unit that the line's amount was entered in."""
    return str(_ours(exchange)["activity"]["unit"])


def cell_of(exchange: Node) -> str:
    """The line's cell; the exchange's name for what is no line."""
    return str(_ours(exchange).get("source", {}).get("cell", exchange["name"]))


def rules_of(exchange: Node) -> tuple[str, ...]:
    """The rules that the line was split by, outermost first."""
    return tuple(step["rule"] for step in _ours(exchange).get("allocation", ()))


def wanted_of(exchange: Node) -> Wanted:
    """What the line names to be linked to."""
    return _record(Wanted, _ours(exchange).get("link", {}))


def stated_of(exchange: Node) -> Stated:
    """What the supplier stated of the line that an import wrote."""
    kept = _ours(exchange)
    source, activity = kept.get("source") or {}, kept["activity"]
    return Stated(
        **{name: _tuple(kept[name]) for name in _FLAT if name in kept},
        place=Place(*(source.get(name, "") for name in ("file", "sheet", "cell"))),
        workbook=source.get("workbook", ""),
        activity=activity["amount"],
        activity_unit=activity["unit"],
    )


def taken_of(exchange: Node) -> Taken | None:
    """The line behind an exchange as it was imported; None where no import wrote it."""
    kept = _ours(exchange)
    if "activity" not in kept:
        return None
    mapping = kept.get("mapping") or {}
    return Taken(
        stated=stated_of(exchange),
        conversion=kept["conversion"],
        allocation=tuple(_record(AllocationStep, step) for step in kept["allocation"]),
        share=kept["share"],
        mapping=_record(MappingDecision, mapping) if mapping.get("condition") else None,
    )


def part_of_gas(exchange: Node, gas: str, share: float) -> Plain:
    """The part of an emission that is one gas: `share` of it by mass."""
    kept = _ours(exchange)
    link = {**kept["link"], "gas": gas}
    part = {**kept, "link": link, "conversion": kept["conversion"] * share}
    return {**exchange, "amount": exchange["amount"] * share, KEY: part}


def converted(exchange: Node, *, factor: float, mapping: MappingDecision, aircraft: bool) -> Plain:
    """The exchange in another unit, `factor` of it per unit of its own, and why it is linked."""
    kept = _ours(exchange)
    return {
        **exchange,
        "amount": exchange["amount"] * factor,
        KEY: {
            **kept,
            "conversion": kept["conversion"] * factor,
            "mapping": _fields(mapping),
            "aircraft": kept.get("aircraft", False) or aircraft,
        },
    }


def mass_of(exchange: Node) -> float | None:
    """Kilograms per activity unit, where the line says it."""
    mass: float | None = _ours(exchange).get("mass_per_unit")
    return mass


def _ours(node: Node) -> Plain:
    return node.get(KEY) or {}


def _source(place: Place, workbook: str) -> Plain:
    return {"workbook": workbook, "file": place.file, "sheet": place.sheet, "cell": place.cell}


def _record(kind: type[Record], kept: Node) -> Record:
    """A record of plain fields, of which an older import may not have known all."""
    known = (f.name for f in fields(kind) if f.name in kept)
    return kind(**{name: _tuple(kept[name]) for name in known})


def _fields(record: AllocationStep | MappingDecision | Wanted) -> Plain:
    return {f.name: _plain(getattr(record, f.name)) for f in fields(record)}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
