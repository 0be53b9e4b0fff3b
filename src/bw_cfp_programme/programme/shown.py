"""A computed study as it is shown where members keep their lines back.

Such a member stands there as if it had declared its results: one unit of each product, with all
that was bought for it. So the lines add up to the same footprint, and what goes into its products
alone is told of nobody.
"""

from collections.abc import Collection
from dataclasses import replace

from bw_cfp_programme.alternatives import Basis
from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.calculation.by_air import unit_scores_by_air
from bw_cfp_programme.calculation.footprint import member_unit_scores, uncertain_backgrounds
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.gases import scores_by_gas
from bw_cfp_programme.calculation.processes import UnitProcess, unit_processes
from bw_cfp_programme.calculation.reading import read_datasets
from bw_cfp_programme.calculation.sites import site_lines
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.importers.as_declared import as_declared
from bw_cfp_programme.importers.stored import member_databases
from bw_cfp_programme.records import outline
from bw_cfp_programme.results import Key, Result


def shown(basis: Basis, hidden: Collection[str]) -> Basis:
    """A computed study without the lines of some members, in its Brightway project.

    Members that declared their results themselves are none of `hidden`, unless nobody's lines are
    shown.
    """
    declared = unit_processes(declared_datasets(basis, hidden))
    foreground = _reached(basis.system, {process.key: process for process in declared})
    system = replace(basis.system, foreground=foreground)
    return replace(
        basis,
        system=system,
        result=_result(basis, system, hidden),
        submissions=tuple(
            outline(one) if one.facility.member in hidden else one for one in basis.submissions
        ),
    )


def declared_datasets(basis: Basis, hidden: Collection[str]) -> list[Dataset]:
    """The datasets that stand for those of these members."""
    scores, flows = unit_scores_by_air(basis.system), basis.partners.flows
    databases = member_databases(basis.programme)
    return [
        dataset
        for member, name in databases.items()
        if member in hidden
        for dataset in as_declared(read_datasets(name), scores, flows)
    ]


def _reached(system: System, declared: dict[Key, UnitProcess]) -> Foreground:
    """The processes with others in the place of some, as far as the product takes them."""
    own = {process.key: process for process in system.foreground.processes} | declared
    reached: set[Key] = set()
    ahead = [system.product]
    while ahead:
        key = ahead.pop()
        if key in own and key not in reached:
            reached.add(key)
            ahead += [each.key for each in own[key].inputs]
    return Foreground(tuple(process for key, process in own.items() if key in reached))


def _result(basis: Basis, system: System, hidden: Collection[str]) -> Result:
    """The same footprint, told by the lines that are shown."""
    whole, gases = basis.result, basis.partners.elementary.key_of
    return replace(
        whole,
        by_gas=scores_by_gas(system.by_flow, gases),
        contributions=system.lines,
        purchases=system.purchases,
        remainders=tuple(rest for rest in whole.remainders if rest.member not in hidden),
        sites=site_lines(system.foreground, system.background),
        unit_scores=member_unit_scores(system.foreground, system.background.products),
        uncertain_backgrounds=uncertain_backgrounds(system.lines),
    )
