"""What is not handed on, kept in a database's metadata as plain types."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from msgspec import structs

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import Taken, cell_of, line_of, member_of, product_of, taken_of
from bw_cfp_programme.importers.decisions import CutOff, Rulings, ruling
from bw_cfp_programme.importers.strategies.pollutants import is_uncounted
from bw_cfp_programme.importers.targets import Link
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import MappingDecision, Remainder


def to_plain(remainders: Iterable[Remainder]) -> list[dict[str, Any]]:
    """Remainders as JSON has them."""
    return [{**asdict(one), "place": structs.asdict(one.place)} for one in remainders]


def from_plain(plain: Iterable[Mapping[str, Any]]) -> list[Remainder]:
    """Remainders out of a database's metadata; what an older import did not say is blank."""
    known = [f.name for f in fields(Remainder)]
    said = ({name: one[name] for name in known if name in one} for one in plain)
    return [Remainder(**{**one, "place": Place(**one["place"])}) for one in said]


def cut_off(
    before: Iterable[Dataset], after: Iterable[Dataset], rulings: Rulings
) -> Iterator[Remainder]:
    """Each product's part of the lines that a decision left out, with who decided and why.

    Pollutants that nothing counts are no part of a footprint, so nothing of it is left out.
    """
    for old, new in zip(before, after, strict=True):
        kept = {_address(exchange) for exchange in new["exchanges"]}
        for exchange in old["exchanges"]:
            if _address(exchange) in kept or is_uncounted(exchange, old, rulings):
                continue
            if taken := taken_of(exchange):
                yield _remainder(taken, old, ruling(rulings, member_of(old), exchange))


def _address(exchange: Mapping[str, Any]) -> tuple[str, str]:
    return line_of(exchange), cell_of(exchange)


def _remainder(taken: Taken, owner: Dataset, decided: Link | CutOff | None) -> Remainder:
    stated = taken.stated
    left_out = decided if isinstance(decided, CutOff) else None
    said = left_out.mapping if left_out else MappingDecision(condition="")
    return Remainder(
        member=member_of(owner),
        line=stated.line,
        item=stated.item,
        amount=stated.activity * taken.share,
        unit=stated.activity_unit,
        pool=product_of(owner),
        place=stated.place,
        cause="cut_off",
        estimate=left_out.estimate if left_out else None,
        reason=", ".join(filter(None, (said.reason, said.mapper, said.date))),
    )
