"""Text from strangers, as a cell may hold it."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from bw_cfp_programme.formulas import is_formula

LONGEST = 32_000  # Excel holds 32 767 letters in a cell


def safe(text: str) -> str:
    """Without letters that XML cannot hold, and no longer than a cell holds."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST]


def write_text(cell: Cell, text: str) -> None:
    """Write text that stays text, "=1+1" and "@home" too, even when a person edits the cell."""
    cell.value = safe(text)
    cell.data_type = "s"
    cell.quotePrefix = is_formula(text)
