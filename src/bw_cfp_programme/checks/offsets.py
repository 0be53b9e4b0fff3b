"""Offsets: bought outside the product's system, they are no part of its footprint."""

from collections.abc import Iterator

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.offsets import REFUSED, speaks_of_offsets
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Record, Submission

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


def _speaking(record: Record, fields: tuple[str, ...]) -> list[str]:
    return [name for name in fields if speaks_of_offsets(getattr(record, name) or "")]


CHECKS = (offset_line,)
