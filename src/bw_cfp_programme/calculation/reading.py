"""Reading members' datasets back, so that what somebody changed in Brightway counts."""

from collections.abc import Mapping

from bw_cfp_programme.brightway import load_database
from bw_cfp_programme.calculation.datasets import Node, key_of
from bw_cfp_programme.cfp_key import product_of, stage_of
from bw_cfp_programme.records import STAGES


def read_datasets(databases: Mapping[str, str]) -> dict[str, list[Node]]:
    """Member code -> its datasets as they now stand in the current project.

    The shape is that of docs/architecture.md on both generations, whatever Brightway adds is left
    out. Datasets come by product and stage, exchanges in their order.

    Args:
        databases: member code -> database name.

    Raises:
        UnknownDataset: no such database in the project.
    """
    return {member: sorted(load_database(name), key=_order) for member, name in databases.items()}


def _order(dataset: Node) -> tuple[str, int, str]:
    stage = stage_of(dataset)
    place = STAGES.index(stage) + 1 if stage in STAGES else 0
    return product_of(dataset), place, key_of(dataset)[1]
