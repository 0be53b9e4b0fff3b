"""Sections for machines: plain JSON types, with both languages' words."""

from typing import Any

from bw_cfp_programme.labels import LANGUAGES, Text, label
from bw_cfp_programme.problems import Place
from bw_cfp_programme.sections import Section, Value


def section_dict(section: Section) -> dict[str, Any]:
    """Key, title in both languages, facts, and each row by its columns' keys."""
    keys = [column.key for column in section.columns]
    return {
        "key": section.key,
        "title": {language: label(f"section.{section.key}", language) for language in LANGUAGES},
        "facts": {fact.key: _plain(fact.value) for fact in section.facts},
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in section.rows],
    }


def _plain(value: Value) -> Any:
    if isinstance(value, Text):
        return {"zh_TW": value.zh_TW, "en": value.en}
    if isinstance(value, Place):
        return {"file": value.file, "sheet": value.sheet, "cell": value.cell}
    return value
