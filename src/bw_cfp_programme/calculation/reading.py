"""Reading members' datasets back, so that what somebody changed in Brightway counts."""

from collections.abc import Mapping
from typing import Any

from bw_cfp_programme.brightway.generation import bd
from bw_cfp_programme.calculation.datasets import Node, key_of
from bw_cfp_programme.cfp_key import product_of, stage_of
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.records import STAGES

_OWN_TYPES = {"processwithreferenceproduct": "process"}  # 2.5's word for what makes itself


def read_datasets(databases: Mapping[str, str]) -> dict[str, list[Node]]:
    """Member code -> its datasets as they now stand in the current project.

    The shape is that of docs/architecture.md on both generations, whatever Brightway adds is left
    out. Datasets come by product and stage, exchanges in their order.

    Args:
        databases: member code -> database name.

    Raises:
        UnknownDataset: no such database in the project.
    """
    return {member: _read(name) for member, name in databases.items()}


def _read(name: str) -> list[Node]:
    if name not in bd.databases:
        raise UnknownDataset(f"no database {name!r} in project {bd.projects.current!r}")
    return sorted((_plain(found) for found in bd.Database(name).load().values()), key=_order)


def _plain(dataset: Node) -> Node:
    kind = dataset.get("type", "process")
    exchanges = [_without_output(exchange) for exchange in dataset["exchanges"]]
    return {**dataset, "type": _OWN_TYPES.get(kind, kind), "exchanges": exchanges}


def _without_output(exchange: dict[str, Any]) -> dict[str, Any]:
    """Brightway notes in every exchange the dataset that it stands in."""
    return {name: value for name, value in exchange.items() if name != "output"}


def _order(dataset: Node) -> tuple[str, int, str]:
    stage = stage_of(dataset)
    place = STAGES.index(stage) + 1 if stage in STAGES else 0
    return product_of(dataset), place, key_of(dataset)[1]
