"""GWP editions as Brightway methods: the split that ISO 14067 asks for, and its total."""

from pathlib import Path

from bw_cfp_programme.brightway import Key, MethodName, write_method
from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.gwp import Edition, editions, emission_of, load_edition
from bw_cfp_programme.methods.flows import FlowIndex, ensure_own_flows, flow_index
from bw_cfp_programme.methods.matching import FlowDecisions
from bw_cfp_programme.results import INDICATORS, TOTAL

FAMILY = "CFP ISO 14067"
ALL_INDICATORS = (TOTAL, *INDICATORS)
UNIT = "kg CO2-Eq"
_DESCRIPTION = (
    "{title}, GWP{horizon}, {words}. kg CO2e; uptake and removals count negative. "
    "total = fossil + biogenic emissions + biogenic removals + land use change. Source: {source}"
)


def method_name(edition: str, horizon: int, indicator: str) -> MethodName:
    """Brightway's name, e.g. ("CFP ISO 14067", "AR6 GWP100", "biogenic removals")."""
    if indicator not in ALL_INDICATORS:
        raise UnknownEdition(f"no indicator {indicator!r}: one of {', '.join(ALL_INDICATORS)}")
    return (FAMILY, f"{edition} GWP{horizon}", indicator.replace("_", " "))


def install(
    edition: Edition | str | Path, horizon: int = 100, *, decided: FlowDecisions | None = None
) -> dict[str, MethodName]:
    """Register the methods of one edition and horizon in the current project.

    Own flows are added first, then every flow of every database of the project that carries one of
    the edition's gases gets its factor: call it again after adding a background with a biosphere
    of its own. A second call without change writes nothing. `decided` says what flows of unknown
    origin are (`read_flow_decisions`).

    Returns:
        indicator -> method name, `total` first.

    Raises:
        UnknownEdition: no such edition, or it has no values for the horizon.
    """
    loaded = edition if isinstance(edition, Edition) else load_edition(edition)
    if horizon not in loaded.horizons:
        raise UnknownEdition(f"{loaded.id} has no GWP{horizon}, only {loaded.horizons}")
    ensure_own_flows(loaded)
    return _register(loaded, horizon, flow_index(loaded, decided))


def install_shipped(*, decided: FlowDecisions | None = None) -> None:
    """Register every edition that ships with the package, all horizons, for comparison."""
    ensure_own_flows()
    index = flow_index(decided=decided)
    for edition in map(load_edition, editions()):
        for horizon in edition.horizons:
            _register(edition, horizon, index)


def _register(edition: Edition, horizon: int, index: FlowIndex) -> dict[str, MethodName]:
    factors = characterisation(edition, horizon, index)
    names = {}
    for indicator in ALL_INDICATORS:
        names[indicator] = method_name(edition.id, horizon, indicator)
        about = _about(edition, horizon, indicator)
        write_method(names[indicator], factors[indicator], UNIT, about)
    return names


def characterisation(
    edition: Edition, horizon: int, index: FlowIndex
) -> dict[str, dict[Key, float]]:
    """Per indicator, flow -> kg CO2e per unit; a flow stands in the total and in one other."""
    found: dict[str, dict[Key, float]] = {indicator: {} for indicator in ALL_INDICATORS}
    for flow, key in index.key_of.items():
        if edition.has_factor(key, horizon):
            factor = edition.factor(key, horizon) * index.kilograms.get(flow, 1.0)
            found[emission_of(key).indicator][flow] = factor
            found[TOTAL][flow] = factor
    return found


def _about(edition: Edition, horizon: int, indicator: str) -> dict[str, str | int]:
    description = _DESCRIPTION.format(
        title=edition.title,
        horizon=horizon,
        words=indicator.replace("_", " "),
        source=edition.source,
    )
    return {
        "description": description,
        "edition": edition.id,
        "horizon": horizon,
        "indicator": indicator,
        "released": edition.released,
        "licence": edition.licence,
    }
