"""Where evidence stands: a cell, a line of programme.toml, a part of a deliverable."""

from collections.abc import Iterable

from bw_cfp_programme.labels import LANGUAGES, Text, text, word
from bw_cfp_programme.problems import Place

_SHOWN = 5


def cell(place: Place) -> Text:
    """A place in somebody's file."""
    return Text(zh_TW=str(place), en=str(place))


def cells(places: Iterable[Place]) -> str:
    """Some places, each once; three dots where there are more."""
    return few(map(str, places))


def few(names: Iterable[str]) -> str:
    """The first names, each once; three dots where there are more."""
    unique = list(dict.fromkeys(names))
    more = " …" if len(unique) > _SHOWN else ""
    return ", ".join(unique[:_SHOWN]) + more


def page(section: str) -> Text:
    """A table of the page, by its key."""
    return text("evidence.page", part=text(f"section.{section}"))


def register(section: str) -> Text:
    """A sheet of the inventory register, by the key of its table."""
    return text("evidence.register", sheet=text(f"section.{section}"))


def named(namespace: str, name: str) -> Text:
    """The words for a name of `terms.csv`; the name itself where it has none there."""
    return Text(**{language: word(namespace, name, language) for language in LANGUAGES})
