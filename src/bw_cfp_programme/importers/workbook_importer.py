"""A supplier workbook as a bw2io importer: the surface that notebooks know."""

from collections.abc import Sequence
from typing import Any

from bw_cfp_programme.brightway import Dataset, quiet, write_databases
from bw_cfp_programme.importers.inventory import Inventory
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.remainders import cut_off
from bw_cfp_programme.importers.strategies import Strategy, strategies
from bw_cfp_programme.importers.unlinked import UnlinkedLine, unlinked_lines
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.results import Remainder

with quiet():
    from bw2io.importers.base_lci import LCIImporter


class CfpWorkbookImporter(LCIImporter):  # type: ignore[misc] # bw2io is untyped
    """One member's inventory on its way to a database.

    `data`, `strategies`, `apply_strategies()`, `statistics()`, `unlinked` and `write_database()`
    are bw2io's. What differs: a strategy that fails raises instead of being printed over,
    statistics are three numbers on both Brightways, and a database is checked before the old one
    is touched.

    Attributes:
        inventory: what was read and allocated, with remainders and problems.
        partners: what lines may be linked to.
        metadata: stored under `cfp` with the database.
    """

    format = "bw_cfp_programme supplier workbook"

    def __init__(
        self,
        db_name: str,
        inventory: Inventory,
        partners: Partners,
        metadata: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(db_name)
        self.inventory = inventory
        self.partners = partners
        self.data: list[Dataset] = list(inventory.datasets)
        self.strategies: list[Strategy] = list(strategies(partners))
        self.metadata: dict[str, Any] = dict(metadata or {})
        self.applied_strategies: list[str] = []

    def apply_strategy(self, strategy: Strategy, verbose: bool = True) -> None:  # noqa: ARG002 - bw2io's signature
        """Apply one strategy; its exceptions are the caller's."""
        self.data = strategy(self.data)
        function = getattr(strategy, "func", strategy)
        self.applied_strategies.append(function.__name__)

    def apply_strategies(
        self,
        strategies: Sequence[Strategy] | None = None,
        verbose: bool = True,
    ) -> None:
        """Apply `strategies`, or the importer's own, in order."""
        for strategy in self.strategies if strategies is None else strategies:
            self.apply_strategy(strategy, verbose)

    def statistics(self, print_stats: bool = True) -> tuple[int, int, int]:
        """Numbers of datasets, of exchanges and of unlinked exchanges."""
        datasets, exchanges, unlinked, *_ = super().statistics(print_stats)
        return datasets, exchanges, unlinked

    @property
    def unlinked_lines(self) -> list[UnlinkedLine]:
        """Workbook lines behind the unlinked exchanges, with the nearest background datasets."""
        return unlinked_lines(self.data, self.partners)

    @property
    def remainders(self) -> list[Remainder]:
        """What the pools kept, and what decisions left out."""
        left_out = cut_off(self.inventory.datasets, self.data, self.partners.rulings)
        return [*self.inventory.remainders, *left_out]

    @property
    def problems(self) -> list[Problem]:
        """What the allocation found, and a problem for every line that is not linked."""
        return [*self.inventory.problems, *(line.problem for line in self.unlinked_lines)]

    def write_database(self, **metadata: Any) -> None:
        """Replace the member's database; the old one stays when the new one is not sound.

        Raises:
            InvalidInventory: an exchange is unlinked, or another database uses what would vanish.
        """
        write_members([self], **metadata)


def write_members(importers: Sequence[CfpWorkbookImporter], **metadata: Any) -> None:
    """Write several members' databases at once, so that they may take products of each other.

    Raises:
        InvalidInventory: as in `write_database`; nothing has been written.
    """
    write_databases(
        {importer.db_name: importer.data for importer in importers},
        {importer.db_name: {**importer.metadata, **metadata} for importer in importers},
    )
