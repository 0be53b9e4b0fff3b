"""Words for offsets, which no footprint may count where a rule set refuses them."""

from functools import cache

from bw_cfp_programme.labels import normalise
from bw_cfp_programme.tables import read_table

REFUSED = "refused"
"""What a rule set says of them."""


def speaks_of_offsets(text: str) -> bool:
    """Whether a text names one, offset printing aside.

    >>> speaks_of_offsets("Carbon credits, forestry"), speaks_of_offsets("Offset printing ink")
    (True, False)
    """
    said = normalise(text).replace("_", " ")
    for phrase in _words("no"):
        said = said.replace(phrase, "")
    return any(word in said for word in _words("yes"))


@cache
def _words(refused: str) -> tuple[str, ...]:
    rows = read_table("offset_words.csv")
    return tuple(normalise(row["word"]) for row in rows if row["refused"] == refused)
