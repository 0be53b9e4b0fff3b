"""Offsets: bought outside the product's system, they are no part of its footprint."""

from collections.abc import Iterator
from functools import cache

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.checks.wording import name_of
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import InventoryLine, Submission
from bw_cfp_programme.tables import read_table

REFUSED = "refused"
FIELDS = ("item", "composition", "background", "remark")


def offset_line(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line that speaks of offsets or carbon credits, where the rule set refuses them."""
    rules = context.rule_set
    if rules is None or rules.offsets != REFUSED:
        return
    for line in submission.lines:
        field = _field(line)
        if field:
            told = {"line": name_of(line), "rule": rules.sources["offsets"]}
            yield problem("offset_refused", line.at(field), **told)


def speaks_of_offsets(text: str) -> bool:
    """Whether a text names one, offset printing aside.

    >>> speaks_of_offsets("Carbon credits, forestry"), speaks_of_offsets("Offset printing ink")
    (True, False)
    """
    said = normalise(text).replace("_", " ")
    for phrase in _words("no"):
        said = said.replace(phrase, "")
    return any(word in said for word in _words("yes"))


def _field(line: InventoryLine) -> str | None:
    return next((name for name in FIELDS if speaks_of_offsets(getattr(line, name) or "")), None)


@cache
def _words(refused: str) -> tuple[str, ...]:
    rows = read_table("offset_words.csv")
    return tuple(normalise(row["word"]) for row in rows if row["refused"] == refused)


CHECKS = (offset_line,)
