"""Carbon that stands in the product: listed apart in kg C, never counted in the footprint."""

from collections.abc import Iterator

from bw_cfp_programme.assessment.scenarios.lines import units_declared
from bw_cfp_programme.assessment.scenarios.masses import masses
from bw_cfp_programme.assessment.study import Study
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options.carbon import CarbonContent
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.sections import Column, Fact, Kind, Section
from bw_cfp_programme.wording import figure

CO2_OF_CARBON = 44.0 / 12.0
"""By the molar masses of CO2 and C, g/mol."""


def content_section(study: Study) -> Section:
    """A row per material, in kg C per declared unit; CO2 for information."""
    tables, units = study.programme.options.carbon_content, units_declared(study)
    return Section(
        key="carbon_content",
        columns=(
            Column("item"),
            Column("life_part", Kind.TERM, "life_part"),
            Column("mass", Kind.NUMBER),
            Column("carbon_share", Kind.SHARE),
            Column("biogenic_share", Kind.SHARE),
            Column("biogenic_carbon", Kind.NUMBER),
            Column("fossil_carbon", Kind.NUMBER),
            Column("source", Kind.PLACE),
            Column("place", Kind.PLACE),
        ),
        rows=tuple(
            (
                table.item,
                table.part,
                table.mass * units,
                table.carbon,
                table.biogenic,
                table.biogenic_carbon * units,
                table.fossil_carbon * units,
                table.source,
                table.place,
            )
            for table in tables
        ),
        facts=(
            Fact("biogenic_carbon_product", _of(tables, "product") * units, Kind.NUMBER),
            Fact("biogenic_carbon_packaging", _of(tables, "packaging") * units, Kind.NUMBER),
            Fact("fossil_carbon", units * sum(t.fossil_carbon for t in tables), Kind.NUMBER),
            Fact("biogenic_carbon_co2", biogenic_co2(study), Kind.NUMBER),
        ),
    )


def biogenic_co2(study: Study) -> float:
    """The stated biogenic carbon as CO2, kg per declared unit."""
    tables = study.programme.options.carbon_content
    carbon = units_declared(study) * sum(table.biogenic_carbon for table in tables)
    return carbon * CO2_OF_CARBON


def content_problems(study: Study) -> Iterator[Problem]:
    """Where the rule set asks for the content and nobody stated it; more mass than was made."""
    asked, tables = study.rules.biogenic_carbon_content, study.programme.options.carbon_content
    if asked is not None and study.programme.product.boundary in asked and not tables:
        rule = study.rules.sources["biogenic_carbon_content"]
        yield problem("carbon_content_missing", Place(FILE), rule=rule)
    for mass in masses(study):
        own = [table for table in tables if table.part == mass.part]
        stated = sum(table.mass for table in own)
        if mass.made is not None and stated > mass.made * (
            1.0 + limit("carbon_content_above_mass")
        ):
            told = {"stated": figure(stated), "made": figure(mass.made)}
            yield problem("carbon_content_above_mass", own[0].place, **told)


def _of(tables: tuple[CarbonContent, ...], part: str) -> float:
    return sum(table.biogenic_carbon for table in tables if table.part == part)
