"""Study -> ReportModel."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bw_cfp_programme.assessment import Assessed, Study
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.reporting.model import Header, ReportModel
from bw_cfp_programme.reporting.numbers import choose_scale
from bw_cfp_programme.reporting.outline import OUTLINE, OWN_OUTLINE, chapters
from bw_cfp_programme.reporting.own_gate import own_studies
from bw_cfp_programme.results import TOTAL


def build_report(study: Study, assessed: Iterable[Assessed] = ()) -> ReportModel:
    """Everything that a deliverable says of a footprint.

    Without submissions (the workbooks as read) the register lacks what the calculation does not
    need: process, supplier, documents. The study's problems and those of `assessed` are open or
    accepted as the programme's people say.
    """
    assessed = tuple(assessed)
    found = (problem for each in assessed for problem in each.problems)
    whole = replace(study, problems=(*study.problems, *found))
    header = _header(study)
    scale = choose_scale(study.result.totals.values())

    def members() -> Iterator[ReportModel]:
        names = {m.code: Text(zh_TW=m.name_zh, en=m.name_en) for m in study.programme.members}
        for code, own in own_studies(whole):
            yield ReportModel(
                header=replace(
                    header, footprint=None, member=code, member_name=names.get(code, Text())
                ),
                scale=scale,
                chapters=tuple(chapters(OWN_OUTLINE, own)),
            )

    return ReportModel(
        header=header,
        scale=scale,
        chapters=tuple(chapters(OUTLINE, whole, assessed)),
        members=members,
    )


def _header(study: Study) -> Header:
    result, programme = study.result, study.programme
    run = study.runs[-1] if study.runs else None
    name = Text(zh_TW=programme.product.name_zh, en=programme.product.name_en)
    return Header(
        programme=programme.id,
        title=Text(zh_TW=programme.title_zh, en=programme.title_en),
        lead=programme.lead,
        product=result.product,
        product_name=_marked(
            name if name.said("both") else Text(en=result.product_name), run, result.missing
        ),
        declared_amount=result.declared_amount,
        declared_unit=result.declared_unit,
        functional_unit=programme.product.functional_unit,
        boundary=result.boundary,
        period_start=programme.period_start.isoformat(),
        period_end=programme.period_end.isoformat(),
        gwp=result.gwp,
        horizon=result.horizon,
        rule_set=study.rules.id,
        stamp=result.stamp,
        footprint=result.totals[TOTAL],
        stale=run.stale if run else (),
        missing=result.missing,
        variant=run.variant if run else "",
    )


def _marked(name: Text, run: StoredRun | None, missing: Sequence[str]) -> Text:
    """The product's name as every deliverable shows it: with what is special about the run."""
    if missing:
        name = text("message.name_incomplete", name=name, missing=", ".join(missing))
    if run and run.stale:
        return text("message.name_frozen", name=name)
    return (
        text("message.name_variant", name=name, variant=run.variant)
        if run and run.variant
        else name
    )
