"""GWP: every shipped edition and horizon, from the matrices that are computed already."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme import methods
from bw_cfp_programme.calculation.gases import scores_by_flow
from bw_cfp_programme.calculation.unit_scores import score_products
from bw_cfp_programme.gwp import Edition
from bw_cfp_programme.labels import text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.programme.alternatives.basis import Basis
from bw_cfp_programme.results import TOTAL, Alternative, Key


def gwp_alternatives(basis: Basis) -> Iterator[Alternative]:
    """The same inventory under every other edition and horizon: one solve for all of them."""
    editions = [methods.load_edition(name) for name in methods.editions()]
    pairs = {_name(e, horizon): (e, horizon) for e in editions for horizon in e.horizons}
    chosen = f"{basis.system.edition} GWP{basis.system.horizon}"
    others = {name: pair for name, pair in pairs.items() if name != chosen}
    flows = {name: _flows(basis, edition, years) for name, (edition, years) in others.items()}
    products = score_products(basis.system.lca, flows)
    used = {line.factor_key for line in basis.system.lines}
    counted = _counted(basis)
    for name, (edition, horizon) in others.items():
        gaps = ", ".join(sorted(k for k in counted if not edition.has_factor(k, horizon)))
        scores = {key: products[key][name] for key in used if key in products}
        emitted = {key: flows[name].get(key, 0.0) for key in used if key not in products}
        yield Alternative(
            choice="gwp",
            subject=text("subject.study"),
            chosen=chosen,
            other=name,
            total=None if gaps else basis.variants.with_factors({**scores, **emitted}),
            reason=text("reason.no_gwp", gases=gaps) if gaps else "",
            place=Place("programme.toml", cell="gwp"),
        )


def _name(edition: Edition, horizon: int) -> str:
    return f"{edition.id} GWP{horizon}"


def _flows(basis: Basis, edition: Edition, horizon: int) -> Mapping[Key, float]:
    index = methods.flow_index(edition, basis.decided)
    return methods.characterisation(edition, horizon, index)[TOTAL]


def _counted(basis: Basis) -> frozenset[str]:
    """Emission keys of the flows that count in the footprint."""
    index = methods.flow_index(methods.load_edition(basis.programme.gwp), basis.decided)
    return frozenset(index.key_of[flow] for flow in scores_by_flow(basis.system.lca))
