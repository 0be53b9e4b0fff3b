"""Datasets whose lines are kept back, as if their member had declared its results only."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bw_cfp_programme.cfp_key import file_of, product_of, stage_of, without_cell
from bw_cfp_programme.importers.inventory_exchanges import Exchange, production
from bw_cfp_programme.importers.inventory_results import DECLARED, KILOGRAM, declared_exchange
from bw_cfp_programme.importers.strategies.emissions import link_emissions_to_flows
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import INDICATORS, Key, Scores
from bw_cfp_programme.stated import Stated

Dataset = dict[str, Any]
_KEPT = ("database", "code", "name", "reference product", "unit", "location", "type")
ByAir = Mapping[bool, Scores]
"""Whether by air -> indicator -> kg CO2e per unit."""


def as_declared(
    datasets: Iterable[Dataset], scores: Mapping[Key, ByAir], flows: Mapping[str, Target]
) -> list[Dataset]:
    """One unit of each product with what it emits in all, everything bought for it included.

    A product that stands on stages goes on standing on them. Products without a score are left
    out: nobody takes them.

    Args:
        datasets: linked ones of one member (shape: docs/architecture.md).
        scores: (database, code) -> unit scores of the system that they are part of.
        flows: emission key -> elementary flow.
    """
    own = list(datasets)
    stages = {_key(dataset) for dataset in own if stage_of(dataset)}
    known = [dataset for dataset in own if _key(dataset) in scores]
    bare = (_bare(one, stages, scores[_key(one)]) for one in known)
    return link_emissions_to_flows(list(bare), flows)


def _bare(dataset: Dataset, stages: set[Key], scores: ByAir) -> Dataset:
    parts = [e for e in dataset["exchanges"] if tuple(e["input"]) in stages - {_key(dataset)}]
    unit = production(*_key(dataset), dataset["name"], dataset["unit"], 1.0)
    return {
        **{name: dataset[name] for name in _KEPT if name in dataset},
        **without_cell(dataset),
        "production amount": 1.0,
        "exchanges": [unit, *(parts or _declared(dataset, scores))],
    }


def _declared(dataset: Dataset, scores: ByAir) -> Iterator[Exchange]:
    """Of each indicator, what goes by air apart."""
    product = product_of(dataset)
    for by_air, part in scores.items():
        for indicator in INDICATORS:
            if part[indicator]:
                said = (product, indicator, "aircraft" if by_air else "")
                stated = Stated(
                    line=" ".join(word for word in said if word),
                    category=DECLARED,
                    item=dataset["name"],
                    stage=stage_of(dataset),
                    place=Place(file_of(dataset)),
                    activity=part[indicator],
                    activity_unit=KILOGRAM,
                    aircraft=by_air,
                )
                yield declared_exchange(stated, indicator)


def _key(dataset: Dataset) -> Key:
    return dataset["database"], dataset["code"]
