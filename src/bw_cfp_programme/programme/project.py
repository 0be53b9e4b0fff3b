"""The Brightway project of a programme: what must stand in it, and what workbooks may link to."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bw_cfp_programme import brightway, factor_tables, methods
from bw_cfp_programme.cfp_key import member_of
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.importers.background_index import background_index
from bw_cfp_programme.importers.decisions import resolve
from bw_cfp_programme.importers.decisions_file import read_decisions
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.targets import Target, products_of
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.units import conversion


def is_set_up(programme: Programme) -> bool:
    """Whether the project is there with flows and factor tables as they now are; opens it if so."""
    if programme.project not in brightway.projects():
        return False
    with brightway.use_project(programme.project):
        wanted = {brightway.BIOSPHERE, methods.OWN}
        tables = factor_files(programme).values()
        there = wanted <= set(brightway.databases())
        return there and all(map(methods.factors_installed, tables))


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


def partners(programme: Programme, folder: Path) -> tuple[Partners, list[Problem]]:
    """What lines may be linked to in the current project, and what is wrong with the decisions."""
    decisions, problems = read_decisions(folder / DECISIONS)
    index = background_index(programme.background)
    rulings, unresolved = resolve(decisions, index)
    decided, mistaken = methods.read_flow_decisions(folder / FLOWS)
    flows = methods.flow_index(programme.gwp, decided)
    found = Partners(
        flows=_flow_targets(flows),
        products=stored_products(programme),
        members=frozenset(member.code for member in programme.members),
        rulings=rulings,
        index=index,
    )
    uncounted = _uncounted(flows, programme)
    return found, [*_missing(programme), *problems, *unresolved, *mistaken, *uncounted]


def _missing(programme: Programme) -> Iterator[Problem]:
    there = brightway.databases()
    for name in programme.background:
        if name not in there:
            words = {"database": name, "project": programme.project, "known": ", ".join(there)}
            yield problem("background_missing", Place(FILE), **words)
    for name, table in factor_files(programme).items():
        if name in there and not methods.factors_installed(table):
            place = Place(factor_tables.table_path(table).name)
            yield problem("factors_not_imported", place, database=name)


def _uncounted(flows: methods.FlowIndex, programme: Programme) -> Iterator[Problem]:
    """Emissions of the background that would be zero in silence."""
    for flow in methods.uncounted_flows(flows, programme.background):
        words = {"flow": flow.name, "compartment": flow.compartment, "gas": flow.gas}
        yield problem("flow_uncounted", Place(FLOWS.name), database=flow.database, **words)


def _flow_targets(index: methods.FlowIndex) -> dict[str, Target]:
    names = {item.key: item.name for items in index.flows_of.values() for item in items}
    flows = {key: index.flow(key) for key in index.flows_of}
    return {key: Target(flow, names[flow], "kilogram") for key, flow in flows.items()}


def stored_products(programme: Programme) -> dict[tuple[str, str], Target]:
    """(member, product) -> dataset, of all members' databases in the current project."""
    names = member_databases(programme).values()
    nodes = (item.node for name in names for item in brightway.database_items(name))
    return products_of([node for node in nodes if member_of(node)])


def member_databases(programme: Programme) -> dict[str, str]:
    """Member -> its database, of those that are in the current project."""
    there = set(brightway.databases())
    names = {member.code: programme.database(member.code) for member in programme.members}
    return {code: name for code, name in names.items() if name in there}


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
