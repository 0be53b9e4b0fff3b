"""A supplier workbook as a bw2io importer: the surface that notebooks know."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bw_cfp_programme import plain
from bw_cfp_programme.brightway import Dataset, Key, quiet, write_databases
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.frames import Rows
from bw_cfp_programme.importers.doubts import doubts
from bw_cfp_programme.importers.inventory import Inventory
from bw_cfp_programme.importers.opening import open_workbook
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.remainders import cut_off, to_plain
from bw_cfp_programme.importers.strategies import Strategy, strategies
from bw_cfp_programme.importers.unlinked import UnlinkedLines, unlinked_lines
from bw_cfp_programme.problems import Problem, Problems, Severity
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Remainder

with quiet():
    from bw2io.importers.base_lci import LCIImporter


class CfpWorkbookImporter(LCIImporter):  # type: ignore[misc] # bw2io is untyped
    """A supplier's workbook on its way to a database of the current project.

    `data`, `strategies`, `apply_strategies()`, `statistics()`, `unlinked`, `match_database()` and
    `write_database()` are bw2io's. What differs: a strategy that fails raises instead of being
    printed over, statistics are three numbers on both Brightways, and a database is checked before
    the old one is touched.

    Alone, a workbook is held to the newest rule set, and its emissions are linked to the flows of
    the project; lines from outside wait for `match_database()`. Under a programme its members,
    background and mapping decisions are known too: make the programme's project current first.

    Example:
        >>> supplier = cfp.CfpWorkbookImporter("S03.xlsx", programme="lamp")
        >>> supplier.problems.to_dataframe()
        >>> supplier.apply_strategies()
        >>> supplier
        <CfpWorkbookImporter 'cfp lamp-2026 S03': 4 datasets, 79 exchanges, 0 unlinked>
        >>> supplier.write_database()

    Args:
        file: a workbook of any known form.
        programme: its folder, or the programme as `open_programme` gives it.

    Attributes:
        inventory: what was read and allocated, with remainders and problems.
        partners: what lines may be linked to.
        metadata: stored under `cfp` with the database.
        left_by_strategies: each that was applied, with the exchanges and those without a link that
            it left.
        found: problems of the workbook, and of the programme's decisions and project.

    Raises:
        OSError: the file cannot be opened. What is wrong inside of it is told by `problems`.
        InvalidProgramme: the folder's `programme.toml` has errors.
    """

    format = "bw_cfp_programme supplier workbook"
    found: tuple[Problem, ...] = ()

    def __init__(self, file: AnyPath, *, programme: Programme | AnyPath | None = None) -> None:
        if programme is not None and not isinstance(programme, Programme):
            programme = open_programme(Path(programme))
        opened = open_workbook(Path(file), programme)
        self._begin(opened.database, opened.inventory, opened.partners)
        self.metadata |= {**opened.about, "made_from": {}}  # the next import looks at it again
        self.found = opened.problems

    @classmethod
    def from_inventory(
        cls, db_name: str, inventory: Inventory, partners: Partners
    ) -> "CfpWorkbookImporter":
        """An importer of what was read and checked before."""
        importer = cls.__new__(cls)
        cls._begin(importer, db_name, inventory, partners)
        return importer

    def _begin(self, db_name: str, inventory: Inventory, partners: Partners) -> None:
        super().__init__(db_name)
        self.inventory = inventory
        self.partners = partners
        self.data: list[Dataset] = list(inventory.datasets)
        self.strategies: list[Strategy] = list(strategies(partners))
        self.metadata: dict[str, Any] = {}
        self.applied_strategies: list[str] = []
        self.left_by_strategies: list[dict[str, Any]] = []

    def __repr__(self) -> str:
        datasets, exchanges, unlinked = self.statistics(print_stats=False)
        counts = f"{datasets} datasets, {exchanges} exchanges, {unlinked} unlinked"
        return f"<{type(self).__name__} {self.db_name!r}: {counts}>"

    def apply_strategy(self, strategy: Strategy, verbose: bool = True) -> None:  # noqa: ARG002 - bw2io's signature
        """Apply one strategy; its exceptions are the caller's."""
        self.data = strategy(self.data)
        function = getattr(strategy, "func", strategy)
        self.applied_strategies.append(function.__name__)
        _, exchanges, unlinked = self.statistics(print_stats=False)
        counts = {"exchanges": exchanges, "unlinked": unlinked}
        self.left_by_strategies.append({"strategy": function.__name__, **counts})

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
    def unlinked_lines(self) -> UnlinkedLines:
        """Workbook lines behind the unlinked exchanges, with the nearest background datasets."""
        return unlinked_lines(self.data, self.partners)

    @property
    def remainders(self) -> Rows[Remainder]:
        """What the pools kept, and what decisions left out."""
        left_out = cut_off(self.inventory.datasets, self.data, self.partners.rulings)
        return Rows([*self.inventory.remainders, *left_out])

    @property
    def problems(self) -> Problems:
        """What is wrong by cell, what the allocation found, and lines not linked, or doubtfully."""
        unlinked = (line.problem for line in self.unlinked_lines)
        doubtful = doubts(self.inventory.datasets, self.partners)
        return Problems([*self.found, *self.inventory.problems, *unlinked, *doubtful])

    @property
    def inputs(self) -> set[Key]:
        """What its exchanges are linked to."""
        exchanges = (exchange for dataset in self.data for exchange in dataset["exchanges"])
        return {exchange["input"] for exchange in exchanges if "input" in exchange}

    @property
    def inventory_hash(self) -> str:
        """Of what would be written: the same, and nothing need be."""
        return hashlib.sha256(plain.encode([self.data, self.remainders])).hexdigest()

    def write_database(self, **metadata: Any) -> None:
        """Replace the member's database; the old one stays when the new one is not sound.

        Raises:
            InvalidInventory: the workbook has an error, an exchange is unlinked, or another
                database uses what would vanish.
        """
        write_members([self], **metadata)


def write_members(importers: Sequence[CfpWorkbookImporter], **metadata: Any) -> None:
    """Write several members' databases at once, so that they may take products of each other.

    Raises:
        InvalidInventory: as in `write_database`; nothing has been written.
    """
    for importer in importers:
        _refuse_errors(importer)
    write_databases(
        {importer.db_name: importer.data for importer in importers},
        {importer.db_name: {**_metadata(importer), **metadata} for importer in importers},
    )


def _refuse_errors(importer: CfpWorkbookImporter) -> None:
    """A workbook with an error is not written, since lines with errors are not in the data."""
    for found in importer.found:
        if found.severity is Severity.ERROR and found.place.file == importer.metadata["file"]:
            raise InvalidInventory(str(found))


def _metadata(importer: CfpWorkbookImporter) -> dict[str, Any]:
    remainders = to_plain(importer.remainders)
    made = {
        "remainders": remainders,
        "inventory": importer.inventory_hash,
        "strategies": importer.left_by_strategies,
    }
    return {**importer.metadata, **made}
