"""A dataset of a factor table: what its publisher says of a number."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bw_cfp_programme.bounds import Bounds
from bw_cfp_programme.cfp_key.plain import (
    KEY,
    Node,
    Plain,
    as_tuple,
    of_record,
    ours,
    plain,
    record,
)
from bw_cfp_programme.results import Key


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishedGas:
    """A gas that a factor lists: kg of `flow` per unit."""

    gas: str
    flow: Key
    amount: float
    uncertainty: Bounds | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """What is known of a published number; "" and None: nobody said.

    Attributes:
        source: publication, data set, edition and licence, as far as they are said.
        kind: how the number came about, a name of `factor_kind`.
        megajoule: net heating value of one unit of a fuel.
        gases: what it consists of, where its publisher splits it.
    """

    name_zh: str = ""
    category: str | None = None
    year: str = ""
    location: str | None = None
    boundary: str = ""
    source: str = ""
    kind: str = ""
    uncertainty: Bounds | None = None
    aircraft: bool | None = None
    megajoule: float | None = None
    gases: tuple[PublishedGas, ...] = ()


def of_factor(
    *,
    table: str,
    edition: str,
    about: Mapping[str, str],
    name_zh: str,
    location: str,
    aircraft: bool,
    kind: str,
    uncertainty: Bounds | None,
    gases: Iterable[PublishedGas],
) -> Plain:
    """What a dataset keeps of a row; `about` is whatever else the row says, by column."""
    return {
        KEY: {
            "factors": table,
            "edition": edition,
            **about,
            "name_zh": name_zh,
            "location": location,
            "aircraft": aircraft,
            "kind": kind,
            "uncertainty": plain(uncertainty),
            "gases": [of_record(gas) for gas in gases],
        }
    }


def of_emission(*, aircraft: bool) -> Plain:
    """What the emission of a factor keeps."""
    return {KEY: {"aircraft": aircraft}}


def of_flow(emission: str) -> Plain:
    """What an elementary flow of our own keeps: its emission key."""
    return {KEY: {"emission": emission}}


def published_of(dataset: Node) -> Published:
    """What a dataset keeps of a published number; blank for what others made."""
    kept = ours(dataset)
    return Published(
        name_zh=kept.get("name_zh") or "",
        category=kept.get("category"),
        year=str(kept.get("year") or ""),
        location=kept.get("location"),
        boundary=kept.get("boundary") or "",
        source=_source(kept),
        kind=kept.get("kind") or "",
        uncertainty=as_tuple(kept.get("uncertainty")),
        aircraft=kept.get("aircraft"),
        megajoule=float(kept["megajoule"]) if kept.get("megajoule") else None,
        gases=tuple(record(PublishedGas, gas) for gas in kept.get("gases") or ()),
    )


def _source(kept: Mapping[str, Any]) -> str:
    said = ("source", "dataset", "edition", "licence")
    texts = (kept.get(name) for name in said)  # a dataset of a former member has a dict here
    return ", ".join(text for text in texts if text and isinstance(text, str))
