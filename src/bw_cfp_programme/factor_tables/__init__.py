"""Factor tables: published numbers, kg CO2e or kg of gases per unit, with what is known of each.

Tables that ship with the package and anybody's own have one form (`docs/own-factors.md`) and one
reader, which loads no Brightway.
"""

from bw_cfp_programme.factor_tables.reading import read_factor_table
from bw_cfp_programme.factor_tables.shelf import (
    DEFAULT_TABLE,
    database_of,
    factor_tables,
    load_factors,
    table_path,
)
from bw_cfp_programme.factor_tables.table import FactorRow, FactorTable, GasAmount
from bw_cfp_programme.factor_tables.unlike import unlike

__all__ = [
    "DEFAULT_TABLE",
    "FactorRow",
    "FactorTable",
    "GasAmount",
    "database_of",
    "factor_tables",
    "load_factors",
    "read_factor_table",
    "table_path",
    "unlike",
]
