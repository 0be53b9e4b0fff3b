"""Whether a line is named like a product: all words of one of the product's names stand in it."""

import re
from functools import lru_cache

from bw_cfp_programme.labels import normalise
from bw_cfp_programme.records import Product

_WORD = re.compile(r"[a-z]+|\d+(?:\.\d+)?|[\u4e00-\u9fff]")
FEWEST = 2
"""Words of a name that says enough: "Box" alone is in many items."""


def is_named_like(item: str, product: Product) -> bool:
    """Whether every word of a name of the product, or its code, is in an item's text.

    >>> lamp = Product(place=None, product="L-9", name_en="9 W lamp")
    >>> is_named_like("LED lamp 9 W", lamp), is_named_like("13 W lamp", lamp)
    (True, False)
    """
    said = _words(item)
    names = (product.name_zh, product.name_en, product.product)
    wanted = [words for name in names if len(words := _words(name or "")) >= FEWEST]
    return any(words <= said for words in wanted)


@lru_cache(maxsize=100_000)
def _words(text: str) -> frozenset[str]:
    """English words, numbers and Chinese characters, each once."""
    return frozenset(_WORD.findall(normalise(text)))
