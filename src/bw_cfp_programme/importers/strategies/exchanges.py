"""How all strategies walk: new lists, shared datasets where nothing changes."""

from collections.abc import Callable

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.importers.targets import Exchange, Link, linked

Change = Callable[[Exchange, Dataset], Exchange]
Find = Callable[[Exchange, Dataset], Link | None]


def change_exchanges(data: list[Dataset], change: Change) -> list[Dataset]:
    """A new list with every exchange replaced by `change(exchange, dataset)`; input unchanged."""
    return [_changed(dataset, change) for dataset in data]


def _changed(dataset: Dataset, change: Change) -> Dataset:
    before = dataset["exchanges"]
    after = [change(exchange, dataset) for exchange in before]
    same = all(new is old for new, old in zip(after, before, strict=True))
    return dataset if same else {**dataset, "exchanges": after}


def link_exchanges(data: list[Dataset], kinds: tuple[str, ...], find: Find) -> list[Dataset]:
    """Link unlinked exchanges of some types to what `find` finds for them."""

    def link(exchange: Exchange, dataset: Dataset) -> Exchange:
        if "input" in exchange or exchange["type"] not in kinds:
            return exchange
        found = find(exchange, dataset)
        return linked(exchange, found) if found else exchange

    return change_exchanges(data, link)


TECHNOSPHERE = ("technosphere", "substitution")
BIOSPHERE = ("biosphere",)
