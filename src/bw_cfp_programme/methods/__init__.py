"""GWP editions and factor tables in Brightway: methods, own elementary flows, background."""

from bw_cfp_programme.factor_tables import DEFAULT_TABLE, FactorTable, factor_tables, load_factors
from bw_cfp_programme.gwp import editions, load_edition
from bw_cfp_programme.methods.background import factors_installed, install_factors
from bw_cfp_programme.methods.flow_decisions import read_flow_decisions
from bw_cfp_programme.methods.flows import (
    OWN,
    FlowIndex,
    Lookalike,
    ensure_own_flows,
    flow_index,
    own_flows_installed,
)
from bw_cfp_programme.methods.installing import (
    ALL_INDICATORS,
    characterisation,
    install,
    install_shipped,
    method_name,
)
from bw_cfp_programme.methods.matching import FlowDecisions
from bw_cfp_programme.methods.uncounted import (
    UncountedFlow,
    gases_without_factor,
    uncounted_flows,
)

__all__ = [
    "ALL_INDICATORS",
    "DEFAULT_TABLE",
    "OWN",
    "FactorTable",
    "FlowDecisions",
    "FlowIndex",
    "Lookalike",
    "UncountedFlow",
    "characterisation",
    "editions",
    "ensure_own_flows",
    "factor_tables",
    "factors_installed",
    "flow_index",
    "gases_without_factor",
    "install",
    "install_factors",
    "install_shipped",
    "load_edition",
    "load_factors",
    "method_name",
    "own_flows_installed",
    "read_flow_decisions",
    "uncounted_flows",
]
