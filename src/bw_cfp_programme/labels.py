"""Words: one table prints every label and recognises every header, in zh-TW and English.

Keys are namespaced by what they name: `sheet.materials`, `field.amount`, `rule.mass`. A language is
a parameter (`"zh_TW"`, `"en"`, or `"both"` for printing), never the computer's locale.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from bw_cfp_programme import plugins
from bw_cfp_programme.characters import visible

Language = Literal["zh_TW", "en"]
LONGEST = 500  # letters of a word that is looked for
LANGUAGES: tuple[Language, ...] = ("zh_TW", "en")


class Text(Struct, frozen=True, kw_only=True, tag=True):
    """A name or sentence in both languages; either may be empty."""

    zh_TW: str = ""  # noqa: N815 - the language's own code
    en: str = ""

    def said(self, language: str) -> str:
        """In a language, else in the other; "both" puts zh-TW first."""
        chosen, other = (self.en, self.zh_TW) if language == "en" else (self.zh_TW, self.en)
        if language == "both" and chosen and other and chosen != other:
            return f"{chosen} {other}"
        return chosen or other


def normalise(text: str) -> str:
    """Fold what people type alike: width, case, spaces seen and unseen, trailing marks.

    No word that is known is as long as what is cut off.
    """
    return _normalised(text[:LONGEST])


@lru_cache(maxsize=32_768)
def _normalised(text: str) -> str:
    folded = unicodedata.normalize("NFKC", visible(text)).casefold()
    return " ".join(folded.split()).strip(" :*")


@cache
def _terms() -> dict[str, dict[str, str]]:
    return plugins.words("terms.csv", "key")


def label(key: str, language: str) -> str:
    """The word for `key`; `"both"` gives zh-TW followed by English.

    Raises:
        KeyError: `key` is not in `data/terms.csv`.
    """
    row = _terms()[key]
    if language == "both":
        return row["zh_TW"] if row["zh_TW"] == row["en"] else f"{row['zh_TW']} {row['en']}"
    return row[language]


def word(namespace: str, name: str, language: str) -> str:
    """The word for a name of a namespace; the name itself where it is none of it."""
    return label(f"{namespace}.{name}", language) if name in keys(namespace) else name


def text(key: str, /, **values: object) -> Text:
    """The words for `key` in both languages, with `{named}` values put in, texts as well."""
    said = {
        language: label(key, language).format_map(
            {n: v.said(language) if isinstance(v, Text) else v for n, v in values.items()}
        )
        for language in LANGUAGES
    }
    return Text(**said)


def joined(texts: Iterable[Text], mark: str = "; ") -> Text:
    """Several texts as one, each said once; `mark` parts them in English."""
    marks = {"zh_TW": "；", "en": mark}
    parts = list(dict.fromkeys(each for each in texts if each != Text()))
    return Text(**{each: marks[each].join(part.said(each) for part in parts) for each in LANGUAGES})


@cache
def keys(namespace: str) -> tuple[str, ...]:
    """All names in a namespace, in table order: `keys("rule")` -> `("output_quantity", ...)`."""
    prefix = f"{namespace}."
    return tuple(key[len(prefix) :] for key in _terms() if key.startswith(prefix))


@cache
def spellings(namespace: str) -> dict[str, str]:
    """Every normalised spelling in a namespace -> its name."""
    found: dict[str, str] = {}
    for name in keys(namespace):
        row = _terms()[f"{namespace}.{name}"]
        aliases = row["aliases"].split(";") if row["aliases"] else []
        both = f"{row['zh_TW']} {row['en']}"
        for spelling in (name, row["zh_TW"], row["en"], both, *aliases):
            found.setdefault(normalise(spelling), name)
    return found


def find(namespace: str, text: str) -> str | None:
    """The name that `text` spells in a namespace, or None."""
    return spellings(namespace).get(normalise(text))
