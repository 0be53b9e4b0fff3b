"""GWP: every shipped edition and horizon, from the matrices that are computed already."""

from collections.abc import Iterator, Mapping

from bw_cfp_programme import methods
from bw_cfp_programme.alternatives.basis import Basis
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.gwp import Edition
from bw_cfp_programme.labels import text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import TOTAL, Alternative

Set = tuple[Edition, int]


def gwp_alternatives(basis: Basis) -> Iterator[Alternative]:
    """The same inventory under every other edition and horizon: one solve for all of them."""
    index = methods.flow_index(basis.programme.gwp, basis.decided)
    counted = {index.key_of[flow] for flow in basis.system.by_flow}
    others = _others(basis)
    flows = {n: methods.characterisation(*of, index)[TOTAL] for n, of in others.items()}
    products = basis.system.matrices.unit_scores(flows)
    used = {line.factor_key for line in basis.system.lines}
    for name, (edition, horizon) in others.items():
        gaps = ", ".join(sorted(gas for gas in counted if not edition.has_factor(gas, horizon)))
        scores = {key: products[key][name] for key in used if key in products}
        emitted = {key: flows[name].get(key, 0.0) for key in used if key not in products}
        yield Alternative(
            choice="gwp",
            subject=text("subject.study"),
            chosen=_name(basis.system.edition, basis.system.horizon),
            other=name,
            total=None if gaps else basis.variants.with_factors({**scores, **emitted}),
            reason=text("reason.no_gwp", gases=gaps) if gaps else "",
            place=Place(FILE, cell="gwp"),
        )


def _others(basis: Basis) -> Mapping[str, Set]:
    """What is shipped, but for the set that was chosen."""
    editions = [methods.load_edition(name) for name in methods.editions()]
    found = {_name(e.id, horizon): (e, horizon) for e in editions for horizon in e.horizons}
    found.pop(_name(basis.system.edition, basis.system.horizon), None)
    return found


def _name(edition: str, horizon: int) -> str:
    return f"{edition} GWP{horizon}"
