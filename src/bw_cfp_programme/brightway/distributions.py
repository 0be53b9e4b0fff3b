"""Which databases carry distributions on their own exchanges, as ecoinvent does."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from bw_cfp_programme.brightway.databases import dependencies
from bw_cfp_programme.brightway.generation import IS_25, bd

CERTAIN = 1
"""The highest of stats_arrays' types that is no distribution: 0 undefined, 1 no uncertainty."""


def has_distributions(name: str) -> bool:
    """Whether exchanges of a database, or of one that it uses, have a distribution.

    The databases must have been processed, as they are once an LCA was computed with them.
    """
    return any(
        bool((types > CERTAIN).any())
        for used in dependencies([name]) & set(bd.databases)
        for types in _types(bd.Database(used))
    )


def _types(database: Any) -> Iterator[Any]:
    """The uncertainty types of all exchanges."""
    if not IS_25:
        yield np.load(database.filepath_processed())["uncertainty_type"]
        return
    package = database.datapackage()
    for resource in package.resources:
        if resource.get("kind") == "distributions":
            yield package.get_resource(resource["name"])[0]["uncertainty_type"]
