"""What is wrong with the recycling that a programme states."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.named_factor import named_factor, stands_on
from bw_cfp_programme.assessment.scenarios.recycled import FACTORS, needed
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options.recycling import Recycling
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.results import Contribution
from bw_cfp_programme.units import conversion


def recycling_problems(study: Study) -> Iterator[Problem]:
    """Values that are missing or unknown, methods that may not be used, shares that differ."""
    for table in study.programme.options.recycling:
        yield from _values(study, table)
        yield from _method(study, table)
        yield from _content(study, table)


def _values(study: Study, table: Recycling) -> Iterator[Problem]:
    for key in FACTORS:
        given = getattr(table, key)
        if isinstance(given, str) and named_factor(study, given, "kilogram") is None:
            yield problem("recycling_dataset_unknown", table.place, key=key, dataset=given)
    missing = [key for key in needed(table, table.method) if getattr(table, key) is None]
    if missing:
        words = {"material": table.material, "keys": ", ".join(sorted(missing))}
        yield problem("recycling_value_missing", table.place, **words)
    if table.recycled_after + table.burnt > 1:
        yield problem("recycling_shares", table.place, material=table.material)


def _method(study: Study, table: Recycling) -> Iterator[Problem]:
    allowed = study.rules.recycling_methods
    if allowed is not None and table.method not in allowed:
        yield problem(
            "recycling_method",
            table.place,
            material=table.material,
            method=table.method,
            allowed=", ".join(allowed),
            rule=study.rules.sources["recycling_methods"],
        )


def _content(study: Study, table: Recycling) -> Iterator[Problem]:
    """The recycled content stated against that of the lines, where one is a dataset of its own."""
    if not table.lines or not isinstance(table.recycled, str):
        return
    lines = [c for c in study.result.contributions if f"{c.member} {c.line}" in table.lines]
    all_of_it = sum(_kilograms(line) for line in lines)
    before = sum(_kilograms(line) for line in lines if stands_on(line, table.recycled))
    if not all_of_it:
        yield problem("recycling_lines", table.place, lines=", ".join(table.lines))
    elif abs(before / all_of_it - table.recycled_content) > limit("recycled_content_differs"):
        for place in (table.place, *(line.place for line in lines)):
            yield problem(
                "recycled_content_differs",
                place,
                material=table.material,
                stated=f"{table.recycled_content:.1%}",
                counted=f"{before / all_of_it:.1%}",
                table=table.place,
            )


def _kilograms(line: Contribution) -> float:
    """Per declared unit; 0 for lines that do not count in mass."""
    scale = conversion(line.factor_unit, "kilogram") or 0.0
    return line.activity * line.conversion * line.share / line.output * line.demand * scale
