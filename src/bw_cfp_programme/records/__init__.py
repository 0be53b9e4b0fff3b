"""Records: what a programme and a supplier workbook say, frozen, every field with its place.

Numbers are as typed (period totals in the line's own unit); choices are names from `terms.csv`
("main_material", "raw"), not what the supplier typed. None means blank, or unreadable when the
field's name is in `failed`: later checks skip those, so one mistake gives one problem.
"""

from bw_cfp_programme.records.base import (
    GATE_STAGES,
    GRAVE,
    OUTSIDE,
    RAW,
    RESULT,
    SITE,
    STAGES,
    VERIFIER,
    Record,
    RowCells,
    stages_within,
)
from bw_cfp_programme.records.disclosure import (
    AUDIENCES,
    CALCULATED,
    Audience,
    keeps_back,
    outline,
    shows_lines,
)
from bw_cfp_programme.records.line import InventoryLine
from bw_cfp_programme.records.plant import (
    AllocationKey,
    DeclaredResult,
    Evidence,
    Facility,
    Process,
    Product,
)
from bw_cfp_programme.records.programme import Member, Programme, StudiedProduct
from bw_cfp_programme.records.submission import Submission

__all__ = [
    "AUDIENCES",
    "CALCULATED",
    "GATE_STAGES",
    "GRAVE",
    "OUTSIDE",
    "RAW",
    "RESULT",
    "SITE",
    "STAGES",
    "VERIFIER",
    "AllocationKey",
    "Audience",
    "DeclaredResult",
    "Evidence",
    "Facility",
    "InventoryLine",
    "Member",
    "Process",
    "Product",
    "Programme",
    "Record",
    "RowCells",
    "StudiedProduct",
    "Submission",
    "keeps_back",
    "outline",
    "shows_lines",
    "stages_within",
]
