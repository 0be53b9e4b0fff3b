"""Waste: no more of it than what came in and what was made can have left."""

from collections.abc import Iterator

from bw_cfp_programme.checks.balance import total_mass
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.masses import WASTE, line_masses, product_masses, treated_masses
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.wording import figure, multiple

MATERIALS = "materials"
PACKAGING = "packaging"


def waste_outweighs_site(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line of waste weighs many times all that was bought and made.

    Nothing is said where a mass is unknown, since film may be counted by the metre; but packaging
    that is counted in pieces is no more than what it packs.
    """
    if not context.knows("products", "materials", "outputs"):
        return
    bought = {line.category or "" for line in submission.lines if line.sheet == MATERIALS}
    goods = tuple(bought - {PACKAGING})
    came = [*line_masses(submission, goods), *treated_masses(submission)]
    made = list(product_masses(submission))
    if any(mass.kilograms is None for mass in (*came, *made)):
        return
    came += line_masses(submission, (PACKAGING,))
    there = total_mass(came) + total_mass(made)
    for waste in line_masses(submission, WASTE):
        times = (waste.kilograms or 0.0) / there if there else 0.0
        if times > limit("waste_outweighs_site"):
            yield problem(
                "waste_outweighs_site", waste.place, waste=waste.name, times=multiple(times),
                mass=figure(waste.kilograms or 0.0), bought=figure(total_mass(came)),
                made=figure(total_mass(made)),
            )  # fmt: skip


CHECKS = (waste_outweighs_site,)
