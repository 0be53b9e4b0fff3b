"""Layouts: what a form asks for, declared once for the blank workbook, the reader and the manual.

Names of sheets and columns are keys of `terms.csv` (`sheet.materials`, `field.amount`); columns are
also the field names of the record that a row becomes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

# Custom document properties by which a workbook says of which form it is.
FORM_PROPERTY = "bw_cfp_form"
VERSION_PROPERTY = "bw_cfp_form_version"


class EntryKind(Enum):
    """What may stand in a column. SHARE is 0-1 or a percentage; CODES are several codes."""

    TEXT = auto()
    CODE = auto()
    CODES = auto()
    NUMBER = auto()
    SHARE = auto()
    DATE = auto()
    CHOICE = auto()
    UNIT = auto()


@dataclass(frozen=True, kw_only=True, slots=True)
class FormColumn:
    """A column of a table, or a row of a record sheet.

    Attributes:
        name: field of the record; its words are `field.<name>`.
        required: a line without it is incomplete.
        required_with: field whose entry makes this one required.
        choices: namespace of the words that may be chosen.
        only: names within `choices`; all when empty.
        dimensions: of units; all when empty.
        narrowing: category of the line -> the dimensions that measure it.
        reserved: words of `place` that may stand for a code ("site", "outside").
        signed: a number that may be negative.
        above_one: a share that may exceed 1, and is then written as a percentage.
        digits: length of a code made of digits, so that a lost leading zero is seen.
        offers: a list of the workbook or the programme that the drop-down shows; other entries
            are allowed.
        width: of the column, in characters.
    """

    name: str
    entry: EntryKind = EntryKind.TEXT
    required: bool = False
    required_with: str = ""
    choices: str = ""
    only: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    narrowing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reserved: tuple[str, ...] = ()
    signed: bool = False
    above_one: bool = False
    digits: int = 0
    offers: str = ""
    width: int = 14


@dataclass(frozen=True, kw_only=True, slots=True)
class FormSheet:
    """A sheet of a form.

    Attributes:
        key: its words are `sheet.<key>`.
        columns: in the order of the blank workbook; a supplier may move them.
        departments: who fills it, names of `department`.
        is_record: one record, its fields below each other.
        expected: disclosures in which a workbook without this sheet is incomplete.
        alternatives: groups of fields of which a line needs one whole group.
        lead_only: stands only in the lead member's workbook.
    """

    key: str
    columns: tuple[FormColumn, ...]
    departments: tuple[str, ...] = ()
    is_record: bool = False
    expected: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    lead_only: bool = False

    def column(self, name: str) -> FormColumn | None:
        """The column with this name."""
        return next((c for c in self.columns if c.name == name), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """All sheets of a form, with the id and version that its workbooks carry as properties."""

    id: str
    version: str
    sheets: tuple[FormSheet, ...]

    def sheet(self, key: str) -> FormSheet:
        """The sheet with this key.

        Raises:
            KeyError: no such sheet.
        """
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)
