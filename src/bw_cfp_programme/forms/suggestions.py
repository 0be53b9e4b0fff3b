"""Suggestions: the known word nearest to what was written. Told to people, never used for them."""

from collections.abc import Mapping

from bw_cfp_programme.labels import normalise

# Share of letters in common, per cent; of two Chinese characters one may be wrong.
NEAR, NEAR_SHORT = 60.0, 50.0
SHORT = 3


def nearest(text: str, known: Mapping[str, str]) -> str | None:
    """Name of the spelling nearest to `text` in spelling -> name, or None if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded only when something is wrong

    word = normalise(text)
    found = process.extractOne(
        word,
        list(known),
        scorer=fuzz.ratio,
        processor=normalise,
        score_cutoff=NEAR if len(word) > SHORT else NEAR_SHORT,
    )
    return known[found[0]] if found else None
