"""Plug-ins of an invented paint shop: an allocation rule, a check and a form.

The shop paints parts of several customers on one line. Paint and heat follow the painted area: the
area of the parts times the number of coats. The exporter stands in a file of its own (`card.py`):
it loads what `bw-cfp check` does without.
"""

from collections.abc import Iterator
from dataclasses import replace

from bw_cfp_programme.allocation import weights
from bw_cfp_programme.allocation.rules import PHYSICAL, ProductRowRule
from bw_cfp_programme.allocation.weights import Weight
from bw_cfp_programme.checks import Context
from bw_cfp_programme.forms.standard import LAYOUT, StandardForm
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import AllocationKey, Product, Submission

SHEETS = ("facility", "products", "materials", "energy", "allocation", "evidence")


def coated_area(product: Product, row: AllocationKey) -> Weight:
    """Painted square metres: area on sheet 產品 times the coats on sheet 分配."""
    area, coats = weights.area(product), weights.row_value(row)
    if area.value is None:
        return area
    if coats.value is None:
        return coats
    return replace(area, value=area.value * coats.value)


COATED_AREA = ProductRowRule("coated_area", coated_area, PHYSICAL)


def coats_not_whole(submission: Submission, context: Context) -> Iterator[Problem]:
    """A number of coats that is not a whole one: coats and hours were probably mixed up."""
    del context
    for row in submission.allocation:
        if row.rule == COATED_AREA.name and row.target and row.value and row.value % 1:
            yield problem("coats_not_whole", row.at("value"), target=row.target, coats=row.value)


SHORT_FORM = StandardForm(
    replace(
        LAYOUT,
        id="coating-short",
        sheets=tuple(sheet for sheet in LAYOUT.sheets if sheet.key in SHEETS),
    )
)
"""The standard workbook with the sheets alone that a paint shop fills."""
