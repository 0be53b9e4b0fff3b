"""Which texts count: a person wrote them, and they say something.

A text that stands for one still to come, the example that a key's comment gives, or one text under
several keys is no evidence.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict

from bw_cfp_programme.labels import normalise, spellings
from bw_cfp_programme.options import StudyTexts
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.options.kinds import TEXT

_LETTERS = 2  # different ones: "aaaa" and "…" say nothing


def written(study: StudyTexts | None) -> Mapping[str, str]:
    """The texts of `[study]` that count, by key."""
    if study is None:
        return {}
    values = asdict(study)
    said = {key: value for key, value in values.items() if isinstance(value, str)}
    alike = Counter(normalise(value) for value in said.values())
    return {k: v for k, v in said.items() if says_something(k, v) and alike[normalise(v)] == 1}


def says_something(key: str, value: str) -> bool:
    """Whether a text says more than that one is to come.

    >>> says_something("goal", "TBD"), says_something("goal", "To find the hot spots of the lamp")
    (False, True)
    """
    plain = normalise(value).strip("()[]<>（）【】.。 ")
    letters = {letter for letter in plain if letter.isalnum()}
    if len(letters) < _LETTERS or plain in spellings("placeholder"):
        return False
    return plain not in _shown(key)


def _shown(key: str) -> set[str]:
    """What a new file itself shows for a text of `[study]`."""
    found = (each for each in keys_of("study", StudyTexts) if each.name == key)
    shown = ((o.meaning.zh_TW, o.meaning.en, o.example) for o in found if o.kind is TEXT)
    return {normalise(text) for texts in shown for text in texts}
