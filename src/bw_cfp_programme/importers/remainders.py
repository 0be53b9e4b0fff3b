"""What is not handed on, kept in a database's metadata as plain types."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields
from typing import Any

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.importers.decisions import CutOff, Rulings, ruling
from bw_cfp_programme.importers.strategies.pollutants import is_uncounted
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import Remainder


def to_plain(remainders: Iterable[Remainder]) -> list[dict[str, Any]]:
    """Remainders as JSON has them."""
    return [asdict(remainder) for remainder in remainders]


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
            if _address(exchange) not in kept and not is_uncounted(exchange, old, rulings):
                yield _remainder(exchange, old["cfp"], rulings)


def _address(exchange: Mapping[str, Any]) -> tuple[str, str]:
    cfp = exchange.get("cfp") or {}
    return cfp.get("line", ""), cfp.get("source", {}).get("cell", exchange["name"])


def _remainder(
    exchange: Mapping[str, Any], owner: Mapping[str, str], rulings: Rulings
) -> Remainder:
    cfp = exchange["cfp"]
    source = cfp["source"]
    decided = ruling(rulings, owner["member"], dict(exchange))
    left_out = decided if isinstance(decided, CutOff) else CutOff({})
    said = ("reason", "mapper", "date")
    return Remainder(
        member=owner["member"],
        line=cfp["line"],
        item=cfp["item"],
        amount=cfp["activity"]["amount"] * cfp["share"],
        unit=cfp["activity"]["unit"],
        pool=owner["product"],
        place=Place(source["file"], source["sheet"], source["cell"]),
        cause="cut_off",
        estimate=left_out.estimate,
        reason=", ".join(left_out.mapping[name] for name in said if left_out.mapping.get(name)),
    )
