"""Keys of allocation against each other: hours, areas, prices and energy of one product alone.

A thousandfold slip in one of them moves the footprint of every product of the site, and no amount
of a line shows it.
"""

from collections.abc import Iterator
from statistics import median

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import product_mass
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Product, Submission
from bw_cfp_programme.units import conversion
from bw_cfp_programme.wording import figure, multiple, words

PIECE = "unit"
SOLD = ("main", "co_product")
PER_UNIT = ("price", "energy_per_unit")
"""Keys of one unit; the others are of the period."""
KEYS = (*PER_UNIT, "machine_hours", "labour_hours", "area")
MEASURES = ("mass", "pieces", *KEYS)
"""What a key may go by."""
ENOUGH = 2
"""Measures that must agree: a kilogram of grain may well cost a hundred times one of straw."""


def key_unlike_others(submission: Submission, _: Context) -> Iterator[Problem]:
    """A key of one product is many times those of the others, by mass as by any other key."""
    products = [p for p in submission.products if p.role in SOLD and p.output and not p.failed]
    if len(products) < limit("fewest_members"):
        return
    for name in KEYS:
        known = [product for product in products if _of_period(product, name)]
        for product in known if len(known) == len(products) else ():
            times = _apart(product, name, [one for one in known if one is not product])
            if times:
                yield problem(
                    "key_unlike_others", product.at(name), product=product.name,
                    value=figure(getattr(product, name)), times=multiple(times),
                    **words("key", f"field.{name}"),
                )  # fmt: skip


def _apart(product: Product, name: str, others: list[Product]) -> float:
    """How many times the others' middle a key is by the measure nearest to them; 0 if usual."""
    found = []
    for measure in (each for each in MEASURES if each != name):
        each = [(_of_period(one, name), _of_period(one, measure)) for one in others]
        usual = [key / size for key, size in each if key and size]
        size, key = _of_period(product, measure), _of_period(product, name)
        if len(usual) == len(others) and size and key:
            found.append(key / size / median(usual))
    most = limit("key_apart_times")
    if len(found) < ENOUGH or not (min(found) > most or max(found) < 1.0 / most):
        return 0.0
    return min(found, key=lambda times: max(times, 1.0 / times))


def _of_period(product: Product, name: str) -> float:
    """Of all that was made; 0 where nobody says it."""
    output = product.output or 0.0
    if name == "mass":
        return product_mass(product) or 0.0
    if name == "pieces":
        return output * (conversion(product.unit or "", PIECE) or 0.0)
    value: float = getattr(product, name) or 0.0
    if name == "price":
        value *= product.exchange_rate or 1.0
    return value * output if name in PER_UNIT else value


CHECKS = (key_unlike_others,)
