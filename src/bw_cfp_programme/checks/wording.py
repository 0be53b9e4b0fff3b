"""How checks write figures and lines, and which known word they take a misspelt one for."""

from collections.abc import Iterable

from bw_cfp_programme.forms.suggestions import nearest as nearest_spelling
from bw_cfp_programme.labels import LANGUAGES, label
from bw_cfp_programme.records import InventoryLine


def figure(value: float) -> str:
    """A number as a person writes it: six significant digits, thousands apart."""
    return f"{float(f'{value:.6g}'):,.10g}"


def percentage(share: float | None) -> str:
    """A share as a person writes it, three significant digits; blank where there is none."""
    return "" if share is None else f"{100 * share:.3g} %"


def name_of(line: InventoryLine) -> str:
    """What a person calls the line: its id and item, or its row."""
    said = " ".join(part for part in (line.line, line.item) if part)
    return said or line.place.cell


def words(name: str, term: str) -> dict[str, str]:
    """The word of a term in every language, as the values of a problem: `name_en`, `name_zh_TW`."""
    return {f"{name}_{language}": label(term, language) for language in LANGUAGES}


def nearest(code: str, known: Iterable[str]) -> str | None:
    """The known code that looks most like `code`, or None; a question, never an answer."""
    return nearest_spelling(code, {text: text for text in sorted(known)})
