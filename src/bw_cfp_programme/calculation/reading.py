"""Reading a member's datasets back, so that what somebody changed in Brightway counts."""

from bw_cfp_programme.brightway import Dataset, load_database
from bw_cfp_programme.cfp_key import product_of, stage_of
from bw_cfp_programme.records import STAGES


def read_datasets(database: str) -> list[Dataset]:
    """The datasets of a database as they now stand in the current project.

    The shape is that of docs/architecture.md on both generations, whatever Brightway adds is left
    out. Datasets come by product and stage, exchanges in their order.

    Raises:
        UnknownDataset: no such database in the project.
    """
    return sorted(load_database(database), key=_order)


def _order(dataset: Dataset) -> tuple[str, int, str]:
    stage = stage_of(dataset)
    place = STAGES.index(stage) + 1 if stage in STAGES else 0
    return product_of(dataset), place, dataset["code"]
