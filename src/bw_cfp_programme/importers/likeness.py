"""How alike names are: by the words that they share, typing errors forgiven, in either script.

Words are Latin words of two letters and more, and pairs of Chinese characters. An item may be
written in both languages; what counts is the one that agrees better.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from bw_cfp_programme.labels import normalise

FLOOR = 30.0
"""Of 100. Below it no thing is named in common: a third of the words must agree, or nearly so."""

_RECALL = 0.7  # of the words that are looked for; the rest weighs the words of the name
_TYPING_ERROR = 86.0  # of 100: "alumnium", "boards", "LLDPE" for LDPE; "tape" is not "tap"
_SHORT = 3  # letters of a word in which no error is forgiven: "oil" is not "foil"
_LATIN = re.compile(r"[a-z][a-z0-9]+")
_CHINESE = re.compile(r"[㐀-鿿]+")
_EMPTY = frozenset({"and", "at", "by", "for", "from", "in", "of", "on", "only", "or", "the", "to"})

Words = tuple[frozenset[str], frozenset[str]]


class Names:
    """Names to be found by what is like them.

    Args:
        names: any texts, in either language or both.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._words = [_words(name) for name in names]

    def like(self, text: str) -> Iterator[tuple[int, float]]:
        """Number of a name and its likeness to `text`, of all that reach the floor."""
        best: dict[int, float] = {}
        for script, wanted in enumerate(_words(text)):
            hits = Counter(number for word in wanted for number in self._with(script, word))
            for number, count in hits.items():
                likeness = _weighed(count, len(wanted), len(self._words[number][script]))
                best[number] = max(likeness, best.get(number, 0.0))
        yield from ((n, likeness) for n, likeness in best.items() if likeness >= FLOOR)

    def _with(self, script: int, word: str) -> set[int]:
        """The names that have a word, or one that differs by a typing error."""
        known = self._places[script]
        if script == 1 or len(word) <= _SHORT:
            return set(known.get(word, ()))
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only unlinked lines need it

        near = process.cdist([word], list(known), scorer=fuzz.ratio, score_cutoff=_TYPING_ERROR)
        pairs = zip(known.values(), near[0], strict=True)
        return {number for numbers, ratio in pairs if ratio for number in numbers}

    @cached_property
    def _places(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Script -> word -> the names that have it."""
        latin: dict[str, list[int]] = {}
        chinese: dict[str, list[int]] = {}
        for number, both in enumerate(self._words):
            for places, words in zip((latin, chinese), both, strict=True):
                for word in words:
                    places.setdefault(word, []).append(number)
        return latin, chinese


def _words(text: str) -> Words:
    plain = normalise(text)
    latin = frozenset(_LATIN.findall(plain)) - _EMPTY
    runs = _CHINESE.findall(plain)
    pairs = (run[n : n + 2] for run in runs for n in range(max(1, len(run) - 1)))
    return latin, frozenset(pairs)


def _weighed(agreed: int, wanted: int, there: int) -> float:
    return 100 * (_RECALL * agreed / wanted + (1 - _RECALL) * min(agreed / there, 1.0))
