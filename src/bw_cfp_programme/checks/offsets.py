"""Offsets: bought outside the product's system, they are no part of its footprint."""

from collections.abc import Iterator
from functools import cache

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Record, Submission
from bw_cfp_programme.tables import read_table

REFUSED = "refused"
IN_LINES = ("item", "composition", "background", "remark")
IN_RESULTS = ("standard", "verification", "remark")


def offset_line(submission: Submission, context: Context) -> Iterator[Problem]:
    """A line or declared result that speaks of offsets, where the rule set refuses them."""
    rules = context.rule_set
    if rules is None or rules.offsets != REFUSED:
        return
    rule = rules.sources["offsets"]
    for line in submission.lines:
        for field in _speaking(line, IN_LINES):
            yield problem("offset_refused", line.at(field), line=line.title, rule=rule)
    for result in submission.results:
        for field in _speaking(result, IN_RESULTS):
            said = result.product or result.place.cell
            yield problem("offset_refused", result.at(field), line=said, rule=rule)


def speaks_of_offsets(text: str) -> bool:
    """Whether a text names one, offset printing aside.

    >>> speaks_of_offsets("Carbon credits, forestry"), speaks_of_offsets("Offset printing ink")
    (True, False)
    """
    said = normalise(text).replace("_", " ")
    for phrase in _words("no"):
        said = said.replace(phrase, "")
    return any(word in said for word in _words("yes"))


def _speaking(record: Record, fields: tuple[str, ...]) -> list[str]:
    return [name for name in fields if speaks_of_offsets(getattr(record, name) or "")]


@cache
def _words(refused: str) -> tuple[str, ...]:
    rows = read_table("offset_words.csv")
    return tuple(normalise(row["word"]) for row in rows if row["refused"] == refused)


CHECKS = (offset_line,)
