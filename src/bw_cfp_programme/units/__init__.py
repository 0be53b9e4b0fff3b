"""Units: a closed table with exact factors; what it does not know is a problem, never a guess.

Whoever reads a unit, from a workbook, a CSV file, `programme.toml` or a Brightway database, reads
it here: capital and small letters mean what SI says they mean.
"""

from bw_cfp_programme.units.conversion import conversion, conversion_by_mass
from bw_cfp_programme.units.doubts import doubts
from bw_cfp_programme.units.spelling import find_unit, find_units
from bw_cfp_programme.units.table import Unit, symbol, unit, units

__all__ = [
    "Unit",
    "conversion",
    "conversion_by_mass",
    "doubts",
    "find_unit",
    "find_units",
    "symbol",
    "unit",
    "units",
]
