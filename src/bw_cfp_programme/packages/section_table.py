"""A section of the report as a CSV table of a package: texts in both languages, cells apart."""

import csv
import io

from bw_cfp_programme.formulas import guarded
from bw_cfp_programme.labels import LANGUAGES, Text
from bw_cfp_programme.problems import Place
from bw_cfp_programme.sections import Section, Value

_PLACE = ("file", "sheet", "cell")


def section_csv(section: Section) -> bytes:
    """Every row; a column of texts or places becomes several."""
    columns = [
        (place, column.key, part)
        for place, column in enumerate(section.columns)
        for part in _parts(section, place)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([f"{key}_{part}" if part else key for _, key, part in columns])
    writer.writerows(
        [_said(row[place], part) for place, _, part in columns] for row in section.rows
    )
    return text.getvalue().encode("utf-8-sig")


def _parts(section: Section, place: int) -> tuple[str, ...]:
    """What one column becomes; "" is the value itself."""
    values = [row[place] for row in section.rows]
    if any(isinstance(value, Text) for value in values):
        return LANGUAGES
    return _PLACE if any(isinstance(value, Place) for value in values) else ("",)


def _said(value: Value, part: str) -> object:
    """A value, or a part of it: of a language, of a place."""
    if isinstance(value, (Text, Place)):
        return guarded(str(getattr(value, part)))
    return guarded(value) if isinstance(value, str) else ("" if value is None else value)
