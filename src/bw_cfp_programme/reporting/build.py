"""Study -> ReportModel."""

from collections.abc import Iterable

from bw_cfp_programme.assessment import Assessed, Study
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.options import Accepted
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import STAGES, Programme, Submission, stages_within
from bw_cfp_programme.reporting.acceptances import settle
from bw_cfp_programme.reporting.bars import bars, waterfall
from bw_cfp_programme.reporting.groups import group, share
from bw_cfp_programme.reporting.lines import elsewhere, entries, register_line
from bw_cfp_programme.reporting.listings import allocations, factors, hot_spots
from bw_cfp_programme.reporting.model import SCHEMA, Chapter, Header, ReportModel
from bw_cfp_programme.reporting.numbers import choose_scale
from bw_cfp_programme.reporting.rows import (
    Acceptance,
    CrossCheck,
    Finding,
    Gas,
    Group,
    ProductFootprint,
    Total,
)
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL, Result


def build_report(
    study: Study,
    assessed: Iterable[Assessed] = (),
    *,
    top: int = 20,
) -> ReportModel:
    """Everything that a deliverable says of a footprint.

    Without submissions (the workbooks as read) the register lacks what the calculation does not
    need: process, supplier, documents. The study's problems and those of `assessed` are open or
    accepted as the programme's people say; `top` is how many hot spots are named.
    """
    result, programme, submissions = study.result, study.programme, study.submissions
    lines, whole = result.contributions, result.totals[TOTAL]
    known, assessed = entries(submissions), tuple(assessed)
    problems = (*study.problems, *(p for each in assessed for p in each.problems))
    return ReportModel(
        schema=SCHEMA,
        header=_header(study),
        scale=choose_scale(result.totals.values()),
        totals=_totals(result),
        stages=_stages(result),
        members=_members(result, programme),
        categories=group(lines, lambda line: line.category, whole),
        gases=_gases(result),
        hot_spots=hot_spots(lines, whole, top),
        primary_share=result.primary_share,
        cross_check=_cross_check(result),
        allocations=allocations(lines),
        factors=factors(lines, whole),
        products=_products(result, submissions),
        remainders=result.remainders,
        findings=tuple(_finding(*pair) for pair in settle(problems, programme.options.accepted)),
        lines=tuple(register_line(line, known, whole) for line in lines),
        elsewhere=elsewhere(submissions, lines),
        chapters=tuple(Chapter(topic=each.topic, sections=each.sections) for each in assessed),
    )


def _stages(result: Result) -> tuple[Group, ...]:
    """All five in their order, each bar going on where the one before ended."""
    return group(
        result.contributions,
        lambda line: line.stage,
        result.totals[TOTAL],
        names={stage: text(f"stage.{stage}") for stage in STAGES},
        inside=lambda stage: stage in stages_within(result.boundary),
        draw=waterfall,
    )


def _members(result: Result, programme: Programme) -> tuple[Group, ...]:
    names = {m.code: Text(zh_TW=m.name_zh, en=m.name_en) for m in programme.members}
    return group(result.contributions, lambda line: line.member, result.totals[TOTAL], names=names)


def _products(result: Result, submissions: Iterable[Submission]) -> tuple[ProductFootprint, ...]:
    units = {
        (s.facility.member, each.product): each.unit for s in submissions for each in s.products
    }
    return tuple(
        ProductFootprint(
            member=member, product=product, unit=units.get((member, product)) or "", scores=scores
        )
        for (member, product), scores in result.unit_scores.items()
    )


def _cross_check(result: Result) -> CrossCheck:
    total, other = result.totals[TOTAL], result.bw2calc_total
    return CrossCheck(total=total, bw2calc=other, relative=share(total - other, other))


def _header(study: Study) -> Header:
    result, programme = study.result, study.programme
    name = Text(zh_TW=programme.product.name_zh, en=programme.product.name_en)
    return Header(
        programme=programme.id,
        title=Text(zh_TW=programme.title_zh, en=programme.title_en),
        lead=programme.lead,
        product=result.product,
        product_name=name if name.said("both") else Text(en=result.product_name),
        declared_amount=result.declared_amount,
        declared_unit=result.declared_unit,
        functional_unit=programme.product.functional_unit,
        boundary=result.boundary,
        period_start=programme.period_start.isoformat(),
        period_end=programme.period_end.isoformat(),
        gwp=result.gwp,
        horizon=result.horizon,
        rule_set=study.rules.id,
        methods=result.methods,
        stamp=result.stamp,
    )


def _totals(result: Result) -> tuple[Total, ...]:
    names = (*INDICATORS, TOTAL, AIRCRAFT)
    drawn = bars([result.totals[name] for name in names])
    rows = []
    for name, bar in zip(names, drawn, strict=True):
        finer, first = result.totals[name], result.first_rule.get(name)
        difference = None if first is None else finer - first
        rows.append(
            Total(
                indicator=name,
                total=finer,
                share=share(finer, result.totals[TOTAL]),
                bar=bar,
                first_rule=first,
                difference=difference,
                relative=share(difference, first) if difference is not None and first else None,
            )
        )
    return tuple(rows)


def _gases(result: Result) -> tuple[Gas, ...]:
    drawn = bars(list(result.by_gas.values()))
    return tuple(
        Gas(name=name, total=total, share=share(total, result.totals[TOTAL]), bar=bar)
        for (name, total), bar in zip(result.by_gas.items(), drawn, strict=True)
    )


def _finding(problem: Problem, acceptance: Accepted | None) -> Finding:
    return Finding(
        code=problem.code,
        severity=problem.severity.value,
        file=problem.place.file,
        sheet=problem.place.sheet,
        cell=problem.place.cell,
        message=Text(zh_TW=problem.message("zh_TW"), en=problem.message("en")),
        remedy=Text(zh_TW=problem.remedy("zh_TW"), en=problem.remedy("en")),
        acceptance=_signed(acceptance) if acceptance else None,
    )


def _signed(accepted: Accepted) -> Acceptance:
    return Acceptance(name=accepted.name, date=accepted.date.isoformat(), reason=accepted.reason)
