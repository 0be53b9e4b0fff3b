"""What a template says, in the languages that it is written in."""

from bw_cfp_programme.forms.layout import EntryKind, FormColumn, FormSheet
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.tables import Row, read_table
from bw_cfp_programme.units import find_unit

# What Excel allows for a sheet's name and for the title and text of an input message.
TITLE_LENGTH, MESSAGE_TITLE_LENGTH, MESSAGE_LENGTH = 31, 32, 255


def languages(language: str) -> tuple[str, ...]:
    """The languages of a template: one, or zh-TW above English."""
    return LANGUAGES if language == "both" else (language,)


def guide(key: str, language: str) -> str:
    """A text of `guide.csv`; `"both"` puts English on a line of its own.

    Raises:
        KeyError: no such text.
    """
    row = _texts()[key]
    return "\n".join(row[one] for one in languages(language))


def sheet_title(key: str, language: str) -> str:
    """Title of a sheet."""
    return label(f"sheet.{key}", language)[:TITLE_LENGTH]


def header(column: FormColumn, language: str) -> str:
    """Header of a column in one language; * marks what is required."""
    return label(f"field.{column.name}", language) + (" *" if column.required else "")


def help_text(sheet: FormSheet, column: FormColumn, language: str) -> str:
    """What to enter in a column."""
    return "\n".join(_entry(sheet, column)[one] for one in languages(language))


def example(sheet: FormSheet, column: FormColumn, language: str) -> str:
    """What the example row shows in a column: a name for choices and units."""
    entry = _entry(sheet, column)
    return (language == "en" and entry["example_en"]) or entry["example"]


def _entry(sheet: FormSheet, column: FormColumn) -> Row:
    """The text for this sheet's column, or the one for all columns of the name."""
    texts = _texts()
    return texts.get(f"field.{sheet.key}.{column.name}") or texts[f"field.{column.name}"]


def _texts() -> dict[str, Row]:
    return {row["key"]: row for row in read_table("guide.csv")}


def entry_text(column: FormColumn, value: object, language: str) -> str:
    """A value as the supplier would enter it: words of the language, symbols of units.

    What is not in the tables is written as given.
    """
    if isinstance(value, tuple | list):
        return ", ".join(str(part) for part in value)
    text = str(value)
    if column.entry is EntryKind.CHOICE:
        return _word(column.choices, text, language)
    if column.entry is EntryKind.UNIT:
        unit = find_unit(text, column.dimensions)
        return unit.symbol if unit else text
    if text in column.reserved:
        return label(f"place.{text}", language)
    return text


def _word(namespace: str, name: str, language: str) -> str:
    try:
        return label(f"{namespace}.{name}", language)
    except KeyError:
        return name
