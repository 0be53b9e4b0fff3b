"""What turns an inventory into linked datasets: pure functions from list to list, in this order.

None changes its input, all may run twice. A notebook may take one out or put one of its own in.
"""

from collections.abc import Callable
from functools import partial

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.strategies.background import (
    leave_out_cut_off,
    link_to_mapped_background,
    link_to_named_background,
)
from bw_cfp_programme.importers.strategies.emissions import (
    link_emissions_to_flows,
    name_gases,
)
from bw_cfp_programme.importers.strategies.members import link_to_members, link_within_member
from bw_cfp_programme.importers.strategies.pollutants import leave_out_pollutants

Strategy = Callable[[list[Dataset]], list[Dataset]]


class Told(partial[list[Dataset]]):
    """A strategy with what it is told, shown as `link_to_members(products)`."""

    def __repr__(self) -> str:
        return f"{self.func.__name__}({', '.join(self.keywords)})"


def strategies(partners: Partners) -> tuple[Strategy, ...]:
    """All strategies in order, knowing what they may link to."""
    return (
        Told(name_gases),
        Told(link_emissions_to_flows, flows=partners.flows),
        Told(link_within_member),
        Told(link_to_members, products=partners.products),
        Told(leave_out_cut_off, rulings=partners.rulings),
        Told(leave_out_pollutants, rulings=partners.rulings),
        Told(
            link_to_named_background,
            index=partners.index,
            members=partners.members,
            rulings=partners.rulings,
        ),
        Told(link_to_mapped_background, rulings=partners.rulings),
    )
