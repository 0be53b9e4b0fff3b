"""One workbook as received."""

from dataclasses import dataclass

from bw_cfp_programme.records.base import Record
from bw_cfp_programme.records.line import InventoryLine
from bw_cfp_programme.records.plant import (
    AllocationKey,
    DeclaredResult,
    Evidence,
    Facility,
    Process,
    Product,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Submission:
    """One workbook as received: all its rows, in reading order."""

    file: str
    sha256: str
    form: str
    form_version: str
    facility: Facility
    products: tuple[Product, ...] = ()
    processes: tuple[Process, ...] = ()
    lines: tuple[InventoryLine, ...] = ()
    allocation: tuple[AllocationKey, ...] = ()
    results: tuple[DeclaredResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def records(self) -> tuple[Record, ...]:
        """All rows of all sheets."""
        tables = (self.products, self.processes, self.lines, self.allocation, self.results)
        return (self.facility, *(row for table in tables for row in table), *self.evidence)
