"""The background: factors of a computed system, each node looked up once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bw_cfp_programme.brightway import get_node
from bw_cfp_programme.calculation.datasets import Exchange, Node, ours
from bw_cfp_programme.calculation.factor_gases import as_bounds, combined, gas_parts
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.gases import gas_of
from bw_cfp_programme.calculation.unit_scores import FlowFactors, UnitScores
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.results import TOTAL, GasPart, Key, Scores


@dataclass(frozen=True)
class Background:
    """All that a foreground can take from outside.

    Attributes:
        products: unit scores of the system.
        flows: indicator -> elementary flow -> factor.
        edition: where the flows' factors come from.
    """

    products: UnitScores
    flows: FlowFactors
    edition: str
    _known: dict[Key, Factor] = field(default_factory=dict, repr=False, compare=False)

    def factor(self, exchange: Exchange) -> Factor:
        """The factor of an exchange's input.

        Raises:
            UnknownDataset: the input is not in the project, or not part of the system.
        """
        key = exchange["input"]
        if key not in self._known:
            is_flow = exchange["type"] == "biosphere"
            self._known[key] = self._flow(key) if is_flow else self._product(key)
        return self._known[key]

    def _flow(self, key: Key) -> Factor:
        scores = {name: factors.get(key, 0.0) for name, factors in self.flows.items()}
        node = _node(key)
        alone = GasPart(gas=gas_of(node["name"]), share=1.0)
        return replace(_factor(key, node, scores, self.edition), gases=(alone,))

    def _product(self, key: Key) -> Factor:
        if key not in self.products:
            raise UnknownDataset(f"{key} is no part of the system that was computed")
        node = _node(key)
        factor = _factor(key, node, self.products[key])
        gases = gas_parts(ours(node).get("gases") or (), self.flows.get(TOTAL, {}))
        return replace(factor, gases=gases, uncertainty=factor.uncertainty or combined(gases))


def _node(key: Key) -> Node:
    node: Node | None = get_node(key)
    if node is None:
        raise UnknownDataset(f"no dataset {key} in the current project")
    return node


def _factor(key: Key, node: Node, scores: Scores, source: str = "") -> Factor:
    about = ours(node)
    return Factor(
        key=key,
        name=node["name"],
        unit=node.get("unit") or "",
        source=source or _source(about) or key[0],
        scores=scores,
        aircraft=bool(about.get("aircraft")),
        kind=about.get("kind", ""),
        uncertainty=as_bounds(about.get("uncertainty")),
        year=about.get("year", ""),
        location=about.get("location", node.get("location")) or "",
        boundary=about.get("boundary", ""),
        megajoule=float(about["megajoule"]) if about.get("megajoule") else None,
    )


def _source(about: Mapping[str, Any]) -> str:
    """Publication, data set, edition and licence, as far as the background dataset says them."""
    said = ("source", "dataset", "edition", "licence")
    texts = (about.get(name) for name in said)  # a dataset of a former member has a dict here
    return ", ".join(text for text in texts if text and isinstance(text, str))
