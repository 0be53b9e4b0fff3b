"""Reading a database back in one shape, whatever the generation adds to it."""

from typing import Any

from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.brightway.inventory import Dataset
from bw_cfp_programme.errors import UnknownDataset

_OWN_TYPES = {"processwithreferenceproduct": "process"}  # 2.5's word for what makes itself


def load_database(name: str) -> list[Dataset]:
    """The datasets of a database of the current project as they now stand, in no order.

    Raises:
        UnknownDataset: no such database in the project.
    """
    if name not in bd.databases:
        raise UnknownDataset(f"no database {name!r} in project {bd.projects.current!r}")
    return [_plain(found) for found in bd.Database(name).load().values()]


def _plain(dataset: Dataset) -> Dataset:
    kind = dataset.get("type", "process")
    exchanges = [_without_output(exchange) for exchange in dataset["exchanges"]]
    return {**dataset, "type": _OWN_TYPES.get(kind, kind), "exchanges": exchanges}


def _without_output(exchange: dict[str, Any]) -> dict[str, Any]:
    """Brightway notes in every exchange the dataset that it stands in."""
    return {name: value for name, value in exchange.items() if name != "output"}
