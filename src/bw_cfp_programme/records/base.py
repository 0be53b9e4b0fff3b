"""What all rows share, and the words that records and rules have in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.problems import Place

STAGES = ("raw_materials", "manufacturing", "distribution", "use", "end_of_life")
GATE_STAGES = STAGES[:2]
"""What lies before the gate."""
GRAVE = "cradle-to-grave"
SITE = "site"
OUTSIDE = "outside"


def stages_within(boundary: str) -> tuple[str, ...]:
    """The stages inside a system boundary, in their order."""
    return STAGES if boundary == GRAVE else GATE_STAGES


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A row (or the one record) of a sheet.

    Attributes:
        place: the row's first cell.
        cells: field name -> the cell that it was read from.
        failed: fields whose cell could not be read; a Problem says why.
    """

    place: Place
    cells: Mapping[str, Place] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()

    def at(self, name: str) -> Place:
        """The cell of a field, or the row when the form has no such column."""
        return self.cells.get(name, self.place)

    def is_blank(self, name: str) -> bool:
        """Nothing was entered (zero and unreadable cells are not blank)."""
        return name not in self.failed and getattr(self, name) in (None, "", ())
