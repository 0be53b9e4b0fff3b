"""How people are told of figures and words: written one way everywhere, whoever reports them."""

from collections.abc import Iterable, Mapping

from bw_cfp_programme.labels import LANGUAGES, label, normalise

# Share of letters in common, per cent; of two Chinese characters one may be wrong.
NEAR, NEAR_SHORT = 60.0, 50.0
SHORT = 3

NEAR_NAMES = 80.0
"""Of names in which one letter makes another thing: hexane is no ethane, 戊烷 no 丁烷."""


def figure(value: float) -> str:
    """A number as a person writes it: six significant digits, thousands apart."""
    return f"{float(f'{value:.6g}'):,.10g}"


def multiple(times: float) -> str:
    """How many times as much, as a person writes it: three significant digits."""
    return f"{float(f'{times:.3g}'):,.10g}"


def percentage(share: float | None) -> str:
    """A share as a person writes it, three significant digits; blank where there is none."""
    return "" if share is None else f"{100 * share:.3g} %"


def words(name: str, term: str) -> dict[str, str]:
    """The word of a term in every language, as the values of a problem: `name_en`, `name_zh_TW`."""
    return {f"{name}_{language}": label(term, language) for language in LANGUAGES}


def nearest(text: str, known: Iterable[str], *, at_least: float = 0.0) -> str | None:
    """The known word that looks most like `text`, or None; a question, never an answer."""
    return nearest_name(text, {word: word for word in sorted(known)}, at_least=at_least)


def nearest_name(text: str, known: Mapping[str, str], *, at_least: float = 0.0) -> str | None:
    """Name of the spelling nearest to `text` in spelling -> name, or None if none is near.

    `at_least`: the share of letters in common, per cent, where less than usual is too little.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded only when something is wrong

    word = normalise(text)
    found = process.extractOne(
        word,
        list(known),
        scorer=fuzz.ratio,
        processor=normalise,
        score_cutoff=max(at_least, NEAR if len(word) > SHORT else NEAR_SHORT),
    )
    return known[found[0]] if found else None
