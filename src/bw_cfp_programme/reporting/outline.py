"""The chapters of a report in their order: every deliverable walks this and knows no topic.

A new table is a function Study -> Section in `tables/` and its name in a line here. What an
assessment says needs no line: its chapter stands where `ASSESSED` does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bw_cfp_programme.assessment import Assessed, Study
from bw_cfp_programme.reporting import tables
from bw_cfp_programme.reporting.model import Chapter
from bw_cfp_programme.sections import Section

Table = Callable[[Study], Section]


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter by its topic, and the tables that it is made of."""

    topic: str
    tables: tuple[Table, ...] = ()


ASSESSED = Part("assessed")
"""The chapters of the assessments, in the order of `assessment.ASSESSMENTS`."""

OUTLINE = (
    Part(
        "footprint",
        (tables.totals, tables.stages, tables.members, tables.hot_spots, tables.first_rule),
    ),
    Part("breakdown", (tables.gases, tables.categories, tables.products)),
    Part("problems", (tables.problems,)),
    ASSESSED,
    Part(
        "register",
        (
            tables.lines,
            tables.allocation_steps,
            tables.factors,
            tables.elsewhere,
            tables.remainders,
        ),
    ),
    Part("method", (tables.methods, tables.cross_check, tables.versions)),
)
"""The programme's report. A terminal prints the first chapter and leaves the others to files."""

OWN_OUTLINE = (
    Part("footprint", (tables.own_products,)),
    Part("problems", (tables.problems,)),
    Part(
        "register",
        (
            tables.own_lines,
            tables.allocation_steps,
            tables.own_factors,
            tables.elsewhere,
            tables.remainders,
        ),
    ),
    Part("method", (tables.methods, tables.versions)),
)
"""A member's own report, of its study from its own gate."""

REGISTER = (
    "stages",
    "own_products",
    "lines",
    "allocation_steps",
    "factors",
    "elsewhere",
    "remainders",
    "problems",
)
"""The tables of the inventory register, as far as a report has them: a sheet for each."""


def chapters(
    outline: Sequence[Part], study: Study, assessed: Sequence[Assessed] = ()
) -> Iterator[Chapter]:
    """The chapters of a study; an assessment without tables has none."""
    for part in outline:
        if part is ASSESSED:
            yield from (
                Chapter(topic=each.topic, sections=each.sections)
                for each in assessed
                if each.sections
            )
        else:
            sections = tuple(table(study) for table in part.tables)
            yield Chapter(topic=part.topic, sections=sections)
