"""Forms: layouts of supplier workbooks, declared once for blank workbook, reader and manual.

A form of another kind (`Form`) may be put together from the parts of the standard one: a `Layout`
of `FormSheet`s and `FormColumn`s, `match_sheets` to find its sheets in a workbook, `read_table` and
`read_record` to read them with what is wrong in `Notes`, `template` for the blank workbook.
"""

from bw_cfp_programme.forms.entry_sheets import read_record
from bw_cfp_programme.forms.layout import EntryKind, FormColumn, FormSheet, Layout
from bw_cfp_programme.forms.matching import match_sheets
from bw_cfp_programme.forms.notes import Notes
from bw_cfp_programme.forms.reading import Form, Reading
from bw_cfp_programme.forms.registry import BUILT_IN, forms, identify, read
from bw_cfp_programme.forms.tables import Row, read_table
from bw_cfp_programme.forms.template import filled, template, write_filled

__all__ = [
    "BUILT_IN",
    "EntryKind",
    "Form",
    "FormColumn",
    "FormSheet",
    "Layout",
    "Notes",
    "Reading",
    "Row",
    "filled",
    "forms",
    "identify",
    "match_sheets",
    "read",
    "read_record",
    "read_table",
    "template",
    "write_filled",
]
