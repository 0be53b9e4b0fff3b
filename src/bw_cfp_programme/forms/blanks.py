"""Cells that must not be blank: what to say of one, by what may stand in it."""

from bw_cfp_programme.forms.layout import EntryKind, FormColumn
from bw_cfp_programme.labels import LANGUAGES, label

NUMBERS = (EntryKind.NUMBER, EntryKind.SHARE)
LISTED = (EntryKind.CHOICE, EntryKind.UNIT)


def blank_words(column: FormColumn) -> dict[str, str]:
    """The words of `blank_required` for a column: its name, and how to fill it."""
    kind = "number" if column.entry in NUMBERS else "list" if column.entry in LISTED else "text"
    how = {f"how_{language}": label(f"blank.{kind}", language) for language in LANGUAGES}
    return {"name": label(f"field.{column.name}", "both"), **how}
