"""What the lines of all workbooks may be linked to; made once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from bw_cfp_programme import brightway, factor_tables, methods
from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.importers.background_index import BackgroundIndex, background_index
from bw_cfp_programme.importers.decisions import Rulings, resolve
from bw_cfp_programme.importers.decisions_file import read_decisions
from bw_cfp_programme.importers.stored import stored_products
from bw_cfp_programme.importers.targets import Target, products_of
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Programme

Products = Mapping[tuple[str, str], Target]


@dataclass(frozen=True, kw_only=True)
class Partners:
    """Flows, products, decisions and background.

    Attributes:
        flows: emission key -> elementary flow that the methods count.
        elementary: all elementary flows of the project, those too that nobody counts.
        products: (member, product) -> dataset of any member whose workbook is known.
        members: codes of all members of the programme.
        rulings: mapping decisions, resolved.
        index: the background databases.
    """

    flows: Mapping[str, Target] = field(default_factory=dict)
    elementary: methods.FlowIndex = field(default_factory=methods.FlowIndex)
    products: Products = field(default_factory=dict)
    members: frozenset[str] = frozenset()
    rulings: Rulings = field(default_factory=dict)
    index: BackgroundIndex = field(default_factory=lambda: BackgroundIndex({}))

    def with_products(self, *inventories: list[Dataset]) -> "Partners":
        """The same, knowing the products of these inventories too."""
        found = dict(self.products)
        for datasets in inventories:
            found.update(products_of(datasets))
        return replace(self, products=found)


def partners(programme: Programme, folder: Path | None) -> tuple[Partners, list[Problem]]:
    """What lines may be linked to in the current project, and what is wrong with the decisions.

    Without a folder there are no decisions.
    """
    decisions, problems = read_decisions(folder / DECISIONS) if folder else ([], [])
    index = background_index(programme.background)
    rulings, unresolved = resolve(decisions, index)
    decided, mistaken = methods.read_flow_decisions(folder / FLOWS) if folder else ({}, [])
    flows = methods.flow_index(programme.gwp, decided)
    found = Partners(
        flows=_flow_targets(flows),
        elementary=flows,
        products=stored_products(programme),
        members=frozenset(member.code for member in programme.members),
        rulings=rulings,
        index=index,
    )
    return found, [*_missing(programme), *problems, *unresolved, *mistaken]


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


def _flow_targets(index: methods.FlowIndex) -> dict[str, Target]:
    items = {item.key: item for items in index.flows_of.values() for item in items}
    flows = {key: items[index.flow(key)] for key in index.flows_of}
    return {
        key: Target(flow.key, flow.name, flow.unit or "kilogram") for key, flow in flows.items()
    }
