"""Suggestions: the known word nearest to what was written. Told to people, never used for them."""

from collections.abc import Mapping

from bw_cfp_programme.labels import normalise

# Two of three letters right, or one of two Chinese characters: measured on words of terms.csv.
NEAR = 60.0


def nearest(text: str, known: Mapping[str, str]) -> str | None:
    """Name of the spelling nearest to `text` in spelling -> name, or None if none is near."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded only when something is wrong

    found = process.extractOne(
        normalise(text), list(known), scorer=fuzz.ratio, processor=normalise, score_cutoff=NEAR
    )
    return known[found[0]] if found else None
