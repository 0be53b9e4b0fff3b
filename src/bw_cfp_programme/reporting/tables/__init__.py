"""The tables of a report: each a function Study -> Section, in a file of its topic."""

from bw_cfp_programme.reporting.tables.allocation_steps import allocation_steps
from bw_cfp_programme.reporting.tables.breakdown import categories, gases
from bw_cfp_programme.reporting.tables.elsewhere import elsewhere
from bw_cfp_programme.reporting.tables.factors import factors, own_factors
from bw_cfp_programme.reporting.tables.hot_spots import hot_spots
from bw_cfp_programme.reporting.tables.lines import lines, own_lines
from bw_cfp_programme.reporting.tables.members import members, own_products, products
from bw_cfp_programme.reporting.tables.method import cross_check, methods, versions
from bw_cfp_programme.reporting.tables.problems import problems
from bw_cfp_programme.reporting.tables.remainders import remainders
from bw_cfp_programme.reporting.tables.stages import stages
from bw_cfp_programme.reporting.tables.totals import first_rule, totals

__all__ = [
    "allocation_steps",
    "categories",
    "cross_check",
    "elsewhere",
    "factors",
    "first_rule",
    "gases",
    "hot_spots",
    "lines",
    "members",
    "methods",
    "own_factors",
    "own_lines",
    "own_products",
    "problems",
    "products",
    "remainders",
    "stages",
    "totals",
    "versions",
]
