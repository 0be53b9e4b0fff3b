"""Both Brightways behind one set of functions; nothing above knows which one is installed.

Nodes are named by (database, code) everywhere, never by the ids of 2.5. All functions work on the
current project, which `use_project` and `staged` set and give back.
"""

from bw_cfp_programme.brightway.biosphere import BIOSPHERE, ensure_biosphere
from bw_cfp_programme.brightway.content import changed, content, databases_files, reverted
from bw_cfp_programme.brightway.databases import (
    add_nodes,
    database_metadata,
    databases,
    delete_database,
    note,
    write_database,
    write_databases,
)
from bw_cfp_programme.brightway.distributions import has_distributions
from bw_cfp_programme.brightway.generation import GENERATION, Key
from bw_cfp_programme.brightway.inventory import Dataset, existing_keys, orphaned
from bw_cfp_programme.brightway.lcia import (
    MethodName,
    biosphere_keys,
    lca,
    method_factors,
    product_keys,
    register_calculation_setup,
    write_method,
)
from bw_cfp_programme.brightway.loading import load_database
from bw_cfp_programme.brightway.nodes import (
    NodeItem,
    database_items,
    flow_items,
    get_node,
    inputs_of,
    node_data,
    node_ids,
    treatments,
    used_flows,
)
from bw_cfp_programme.brightway.noise import quiet
from bw_cfp_programme.brightway.projects import projects, use_project
from bw_cfp_programme.brightway.reach import Reach
from bw_cfp_programme.brightway.redrawn import Redrawn, redrawn_biosphere, redrawn_technosphere
from bw_cfp_programme.brightway.scratch import scratch
from bw_cfp_programme.brightway.staging import staged
from bw_cfp_programme.brightway.steady import steady

__all__ = [
    "BIOSPHERE",
    "GENERATION",
    "Dataset",
    "Key",
    "MethodName",
    "NodeItem",
    "Reach",
    "Redrawn",
    "add_nodes",
    "biosphere_keys",
    "changed",
    "content",
    "database_items",
    "database_metadata",
    "databases",
    "databases_files",
    "delete_database",
    "ensure_biosphere",
    "existing_keys",
    "flow_items",
    "get_node",
    "has_distributions",
    "inputs_of",
    "lca",
    "load_database",
    "method_factors",
    "node_data",
    "node_ids",
    "note",
    "orphaned",
    "product_keys",
    "projects",
    "quiet",
    "redrawn_biosphere",
    "redrawn_technosphere",
    "register_calculation_setup",
    "reverted",
    "scratch",
    "staged",
    "steady",
    "treatments",
    "use_project",
    "used_flows",
    "write_database",
    "write_databases",
    "write_method",
]
