"""An exchange: the line that it stands for, what was taken of it, and what it is linked to."""

from dataclasses import dataclass, fields

from bw_cfp_programme.cfp_key.plain import (
    KEY,
    Node,
    Plain,
    as_tuple,
    of_record,
    ours,
    plain,
    record,
    source,
)
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import AllocationStep, MappingDecision
from bw_cfp_programme.stated import Stated

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


def of_line(taken: Taken, wanted: Wanted) -> Plain:
    """What an exchange keeps of its line."""
    stated = taken.stated
    return {
        KEY: {
            **{name: plain(getattr(stated, name)) for name in _FLAT},
            "source": source(stated.place, stated.workbook),
            "activity": {"amount": stated.activity, "unit": stated.activity_unit},
            "conversion": taken.conversion,
            "allocation": [of_record(step) for step in taken.allocation],
            "share": taken.share,
            "link": of_record(wanted),
            "mapping": of_record(taken.mapping or MappingDecision(condition="")),
        }
    }


def line_of(exchange: Node) -> str:
    """Line id; "" for what is no line."""
    return str(ours(exchange).get("line", ""))


def item_of(exchange: Node) -> str:
    """What the line calls its good; "" for what is no line."""
    return str(ours(exchange).get("item", ""))


def category_of(exchange: Node) -> str:
    """Flow category; "" for what is no line."""
    return str(ours(exchange).get("category", ""))


def unit_of(exchange: Node) -> str:
    """The unit that the line's amount was entered in."""
    return str(ours(exchange)["activity"]["unit"])


def cell_of(exchange: Node) -> str:
    """The line's cell; the exchange's name for what is no line."""
    return str(ours(exchange).get("source", {}).get("cell", exchange["name"]))


def wanted_of(exchange: Node) -> Wanted:
    """What the line names to be linked to."""
    return record(Wanted, ours(exchange).get("link", {}))


def stated_of(exchange: Node) -> Stated:
    """What the supplier stated of the line that an import wrote."""
    kept = ours(exchange)
    where, activity = kept.get("source") or {}, kept["activity"]
    return Stated(
        **{name: as_tuple(kept[name]) for name in _FLAT if name in kept},
        place=Place(*(where.get(name, "") for name in ("file", "sheet", "cell"))),
        workbook=where.get("workbook", ""),
        activity=activity["amount"],
        activity_unit=activity["unit"],
    )


def taken_of(exchange: Node) -> Taken | None:
    """The line behind an exchange as it was imported; None where no import wrote it."""
    kept = ours(exchange)
    if "activity" not in kept:
        return None
    mapping = kept.get("mapping") or {}
    return Taken(
        stated=stated_of(exchange),
        conversion=kept["conversion"],
        allocation=tuple(record(AllocationStep, step) for step in kept["allocation"]),
        share=kept["share"],
        mapping=record(MappingDecision, mapping) if mapping.get("condition") else None,
    )


def part_of_gas(exchange: Node, gas: str, share: float) -> Plain:
    """The part of an emission that is one gas: `share` of it by mass."""
    kept = ours(exchange)
    link = {**kept["link"], "gas": gas}
    part = {**kept, "link": link, "conversion": kept["conversion"] * share}
    return {**exchange, "amount": exchange["amount"] * share, KEY: part}


def converted(exchange: Node, *, factor: float, mapping: MappingDecision, aircraft: bool) -> Plain:
    """The exchange in another unit, `factor` of it per unit of its own, and why it is linked."""
    kept = ours(exchange)
    return {
        **exchange,
        "amount": exchange["amount"] * factor,
        KEY: {
            **kept,
            "conversion": kept["conversion"] * factor,
            "mapping": of_record(mapping),
            "aircraft": kept.get("aircraft", False) or aircraft,
        },
    }


def mass_of(exchange: Node) -> float | None:
    """Kilograms per activity unit, where the line says it."""
    mass: float | None = ours(exchange).get("mass_per_unit")
    return mass
