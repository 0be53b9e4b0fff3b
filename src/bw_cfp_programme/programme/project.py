"""The Brightway project of a programme: what must stand in it before workbooks are imported."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme import brightway, methods
from bw_cfp_programme.folder.names import FLOWS
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.importers.stored import stored_products
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.units import conversion


def is_set_up(programme: Programme) -> bool:
    """Whether the project is there with flows and factor tables as they now are; opens it if so."""
    if programme.project not in brightway.projects():
        return False
    with brightway.use_project(programme.project):
        there = brightway.BIOSPHERE in brightway.databases() and methods.own_flows_installed()
        return there and all(map(methods.factors_installed, factor_files(programme).values()))


def ensure_set_up(programme: Programme, progress: Progress = silent) -> None:
    """Set the project up where something is missing in it; errors as `set_up`."""
    if not is_set_up(programme):
        progress("set up", 0, 1)
        set_up(programme)


def set_up(programme: Programme) -> None:
    """Make the project if it is not there, with flows, factor tables and methods, or nothing.

    Raises:
        ProjectBusy, WrongGeneration: as `staged`.
    """
    with brightway.use_project(programme.project, create=True):
        pass
    with brightway.staged(programme.project):
        brightway.ensure_biosphere()
        for table in factor_files(programme).values():
            methods.install_factors(table)
        methods.install_shipped()
        methods.install(programme.gwp)


def flow_decisions(folder: Path) -> methods.FlowDecisions:
    """What the programme's people say that flows of other biospheres are."""
    return methods.read_flow_decisions(folder / FLOWS)[0]


def register_setup(programme: Programme, names: Sequence[brightway.MethodName]) -> None:
    """Let Activity Browser calculate at once: the declared unit, all indicators."""
    product = stored_products(programme).get((programme.lead, programme.product.code))
    amount = conversion(programme.product.declared_unit, product.unit) if product else None
    if product and amount:
        demand = {product.key: programme.product.declared_amount * amount}
        brightway.register_calculation_setup(f"cfp {programme.id}", [demand], names)
