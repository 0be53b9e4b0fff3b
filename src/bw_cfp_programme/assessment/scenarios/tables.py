"""Sections of scenarios: what each changes and comes to, and what becomes of each material."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.scenarios.effect import Effect, by_name, total_under
from bw_cfp_programme.assessment.scenarios.masses import masses
from bw_cfp_programme.assessment.scenarios.recycled import shared
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

Row = tuple[Value, ...]


def scenarios_section(study: Study, effects: list[Effect]) -> Section:
    """A row per table; the footprint is that under all tables of the same name."""
    totals = {name: total_under(study, named) for name, named in by_name(effects).items()}
    return Section(
        key="scenarios",
        columns=(
            Column("scenario"),
            Column("scenario_kind", Kind.TERM, "scenario_kind"),
            Column("stage", Kind.TERM, "stage"),
            Column("scenario_what"),
            Column("scenario_lines"),
            Column("scenario_counted", Kind.SCORE),
            Column("scenario_stated", Kind.SCORE),
            Column("scenario_total", Kind.SCORE),
            Column("scenario_change", Kind.SHARE),
            Column("same_service", Kind.SCORE),
            Column("source", Kind.PLACE),
            Column("place", Kind.PLACE),
        ),
        rows=tuple(_row(study, effect, totals) for effect in effects),
        facts=(Fact("footprint", study.result.totals[TOTAL], Kind.SCORE),),
    )


def _row(study: Study, effect: Effect, totals: dict[Text, float | None]) -> Row:
    statement, footprint = effect.statement, study.result.totals[TOTAL]
    total = footprint if statement.is_base else totals[statement.name]
    return (
        statement.name,
        statement.kind,
        statement.stage,
        statement.what,
        ", ".join(statement.lines),
        effect.present,
        effect.stated,
        total,
        total / footprint - 1.0 if total is not None and footprint else None,
        total / statement.service if total is not None and statement.service else None,
        statement.source,
        statement.place,
    )


def end_of_life_section(study: Study, effects: list[Effect]) -> Section:
    """A row per material and treatment; above it the mass disposed of against that made."""
    return Section(
        key="end_of_life",
        columns=(
            Column("scenario"),
            Column("scenario_kind", Kind.TERM, "scenario_kind"),
            Column("material"),
            Column("treatment", Kind.TERM, "scenario_flow"),
            Column("material_share", Kind.SHARE),
            Column("amount", Kind.NUMBER),
            Column("unit", Kind.UNIT),
            Column("flow_factor", Kind.NUMBER),
            Column("factor_basis", Kind.TERM, "factor_basis"),
            Column("score", Kind.SCORE),
        ),
        rows=tuple(row for effect in effects for row in _treatments(effect)),
        facts=tuple(_mass_facts(study)),
    )


def _treatments(effect: Effect) -> Iterator[Row]:
    statement = effect.statement
    if statement.stage != "end_of_life":
        return
    for priced in effect.priced:
        flow = priced.flow
        yield (
            statement.name,
            statement.kind,
            statement.what,
            flow.treatment,
            flow.share,
            flow.amount,
            flow.unit,
            priced.factor,
            priced.basis or None,
            priced.score,
        )


def _mass_facts(study: Study) -> Iterator[Fact]:
    for mass in masses(study):
        yield Fact(f"{mass.part}_disposed", mass.disposed, Kind.NUMBER)
        yield Fact(f"{mass.part}_made", mass.made, Kind.NUMBER)


def recycling_section(study: Study) -> Section:
    """A row per material and method, whichever of them counts."""
    footprint = study.result.totals[TOTAL]
    return Section(
        key="recycling",
        columns=(
            Column("material"),
            Column("recycling_method", Kind.TERM, "recycling_method"),
            Column("counts"),
            Column("admissible"),
            Column("per_kg", Kind.NUMBER),
            Column("score", Kind.SCORE),
            Column("scenario_total", Kind.SCORE),
            Column("scenario_change", Kind.SHARE),
            Column("source", Kind.PLACE),
        ),
        rows=tuple(
            (
                one.table.material,
                one.method,
                one.counts,
                one.admissible,
                one.per_kg,
                one.score,
                one.total,
                one.total / footprint - 1.0 if one.total is not None and footprint else None,
                one.table.source,
            )
            for one in shared(study)
        ),
    )
