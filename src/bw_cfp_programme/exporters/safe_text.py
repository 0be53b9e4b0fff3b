"""Text from strangers, as a cell may hold it."""

from typing import TYPE_CHECKING

from bw_cfp_programme.characters import revealed
from bw_cfp_programme.formulas import is_formula

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

LONGEST = 32_000  # Excel holds 32 767 letters in a cell


def safe(text: str) -> str:
    """With names in the place of what is unseen or XML cannot hold, no longer than a cell holds."""
    shown = revealed(text)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def write_text(cell: "Cell", text: str) -> None:
    """Write text that stays text, "=1+1" and "@home" too, even when a person edits the cell."""
    cell.value = safe(text)
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)
