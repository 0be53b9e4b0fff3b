"""Uncertainty as tables."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.data_quality import site_scope
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.assessment.uncertainty.background import background_facts
from bw_cfp_programme.assessment.uncertainty.coverage import coverage
from bw_cfp_programme.assessment.uncertainty.drivers import drivers
from bw_cfp_programme.assessment.uncertainty.findings import Findings, Interval
from bw_cfp_programme.assessment.uncertainty.of_study import Lines, site_products
from bw_cfp_programme.assessment.uncertainty.root_sum import root_sum
from bw_cfp_programme.labels import text
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Tornado, Value


def range_section(study: Study, findings: Findings, lines: Lines) -> Section:
    """The whole and its stages by each method, on the same lines."""
    return Section(
        key="uncertainty",
        columns=(
            Column("uncertainty_part", Kind.TERM, "stage"),
            Column("uncertainty_method", Kind.TERM, "uncertainty_method"),
            Column("uncertainty_low", Kind.SCORE),
            Column("uncertainty_median", Kind.SCORE),
            Column("uncertainty_high", Kind.SCORE),
            Column("uncertainty_below", Kind.FINE),
            Column("uncertainty_above", Kind.FINE),
            Column("uncertainty_mean", Kind.SCORE),
            Column("uncertainty_deviation", Kind.SCORE),
        ),
        rows=tuple(_range(each) for each in findings.ranges),
        facts=tuple(_facts(study, findings, lines)),
    )


def _range(found: Interval) -> tuple[Value, ...]:
    stated = found.stated
    return (
        text("uncertainty_part.whole") if found.stage is None else found.stage,
        found.method,
        found.low,
        found.median,
        found.high,
        (stated - found.low) / stated if stated else None,
        (found.high - stated) / stated if stated else None,
        found.mean,
        found.deviation,
    )


def _facts(study: Study, findings: Findings, lines: Lines) -> Iterator[Fact]:
    covered = coverage(product for _, product in lines)
    how, said = findings.how, study.programme.options.study
    yield Fact("footprint", study.result.totals[TOTAL], Kind.SCORE)
    yield Fact("uncertainty_assessed", covered.both, Kind.SHARE)
    yield Fact("uncertainty_activity", covered.activity, Kind.SHARE)
    yield Fact("uncertainty_factor", covered.factor, Kind.SHARE)
    yield Fact("uncertainty_neither", covered.neither, Kind.SHARE)
    yield from background_facts(study, lines, how)
    yield Fact("uncertainty_together", findings.whole.deviation or None, Kind.SCORE)
    yield Fact("uncertainty_apart", findings.apart or None, Kind.SCORE)
    yield Fact("uncertainty_draws", how.draws, Kind.NUMBER)
    yield Fact("uncertainty_seed", how.seed, Kind.NUMBER)
    yield Fact("uncertainty_in_words", (said and said.uncertainty) or None)


def driver_section(study: Study, findings: Findings, lines: Lines) -> Section:
    """What to measure better."""
    rows = [
        (
            each.kind,
            each.member,
            each.line,
            each.item,
            each.lines,
            each.low,
            each.high,
            each.variance,
        )
        for each in drivers(study.result, findings, lines)
    ]
    total = study.result.totals[TOTAL]
    return Section(
        key="uncertainty_lines",
        columns=(
            Column("uncertain_amount", Kind.TERM, "uncertain_amount"),
            Column("member"),
            Column("line"),
            Column("item"),
            Column("lines", Kind.NUMBER),
            Column("uncertain_low", Kind.SCORE),
            Column("uncertain_high", Kind.SCORE),
            Column("variance_share", Kind.SHARE),
        ),
        rows=tuple(rows),
        picture=Tornado("item", "uncertain_low", "uncertain_high", total) if rows else None,
    )


def site_section(study: Study) -> Section:
    """Every member's site as the ministry's inventory form combines it."""
    sites = site_products(study)
    rows: list[tuple[Value, ...]] = []
    for member, products in sites.items():
        form = root_sum(products)
        assessed, shares = (form.assessed, form.shares) if form else (None, None)
        covered = coverage(products).both
        rows.append((member, assessed, covered, *(shares or (None, None))))
    return Section(
        key="site_uncertainty",
        columns=(
            Column("member"),
            Column("site_assessed", Kind.MASS),
            Column("site_assessed_share", Kind.SHARE),
            Column("uncertainty_below", Kind.FINE),
            Column("uncertainty_above", Kind.FINE),
        ),
        rows=tuple(rows),
        facts=(Fact("site_scope", site_scope(study), Kind.TERM, "site_scope"),),
    )
