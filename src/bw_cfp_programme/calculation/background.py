"""The background: factors of a computed system, each node looked up once."""

from dataclasses import dataclass, field, replace

from bw_cfp_programme.brightway import node_data
from bw_cfp_programme.calculation.factor_gases import combined, gas_parts
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.gases import gas_of
from bw_cfp_programme.calculation.processes import Input
from bw_cfp_programme.calculation.unit_scores import FlowFactors, UnitScores
from bw_cfp_programme.cfp_key import Node, published_of
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

    def factor(self, taken: Input) -> Factor:
        """The factor of what is taken.

        Raises:
            UnknownDataset: it is not in the project, or not part of the system.
        """
        key = taken.key
        if key not in self._known:
            is_flow = taken.kind == "biosphere"
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
        gases = gas_parts(published_of(node).gases, self.flows.get(TOTAL, {}))
        return replace(factor, gases=gases, uncertainty=factor.uncertainty or combined(gases))


def _node(key: Key) -> Node:
    node = node_data(key)
    if node is None:
        raise UnknownDataset(f"no dataset {key} in the current project")
    return node


def _factor(key: Key, node: Node, scores: Scores, source: str = "") -> Factor:
    known = published_of(node)
    return Factor(
        key=key,
        name=node["name"],
        unit=node.get("unit") or "",
        source=source or known.source or key[0],
        scores=scores,
        aircraft=bool(known.aircraft),
        kind=known.kind,
        uncertainty=known.uncertainty,
        year=known.year,
        location=(node.get("location") if known.location is None else known.location) or "",
        boundary=known.boundary,
        megajoule=known.megajoule,
    )
