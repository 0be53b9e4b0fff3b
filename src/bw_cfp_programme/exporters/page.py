"""A self-contained HTML page per language: no scripts, no requests; screen, phone and print."""

import re
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bw_cfp_programme.exporters.looks import looks, named_by
from bw_cfp_programme.exporters.words import per, sentence, why_left, why_this_rule
from bw_cfp_programme.labels import Language, label, word
from bw_cfp_programme.reporting.findings import grouped, ranked
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.numbers import percent, significant
from bw_cfp_programme.reporting.pictures import picture_axis, picture_bars
from bw_cfp_programme.reporting.shorten import head, largest_groups, largest_lines
from bw_cfp_programme.reporting.values import NUMBERS, heading, shown, unit_of
from bw_cfp_programme.results import INDICATORS
from bw_cfp_programme.sections import Column, Fact, Section, Value
from bw_cfp_programme.units import symbol

MEMBERS = 50
LINES = 500
ROWS = 100
_GAS = re.compile(r"\b(CO|CH|N|SF|NF)([2346])(?=\b|e\b|O\b)")


def write_page(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `report.<language>.html` for each language."""
    return [_write(report, folder / f"report.{language}.html", language) for language in languages]


def _write(report: ReportModel, path: Path, language: Language) -> Path:
    path.write_text(render_page(report, language), encoding="utf-8")
    return path


def render_page(report: ReportModel, language: Language) -> str:
    """The page as text. Long lists show their largest rows and say how many the register has."""
    groups = largest_lines(report, LINES)
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            report=report,
            header=report.header,
            product=report.header.product_name.said(language) or report.header.product,
            facts=_facts(report, language),
            indicators=INDICATORS,
            members=largest_groups(report.members, report.total.total, MEMBERS),
            groups=groups,
            shown=sum(len(group.lines) for group in groups),
            products=head(report.products, MEMBERS),
            allocations=head(report.allocations, ROWS),
            remainders=head(report.remainders, ROWS),
            findings=head(ranked(report.findings), ROWS),
            grouped=grouped,
            **_words(report, language),
            **_sections(report, language),
        )
    )


def _words(report: ReportModel, language: Language) -> dict[str, object]:
    """What the templates say words and numbers with."""
    header, relative = report.header, report.cross_check.relative
    return {
        "language": language,
        "unit": per(report.scale.mass, header.declared_unit, header.declared_amount),
        "score": report.scale.show,
        "relative": significant(relative),
        "t": partial(sentence, language=language),
        "word": lambda namespace, name: word(namespace, name, language),
        "why_this_rule": partial(why_this_rule, language=language),
        "why_left": partial(why_left, language=language),
        "column": lambda key: label(f"column.{key}", language),
    }


def _sections(report: ReportModel, language: Language) -> dict[str, object]:
    """What the template of the assessments draws and says values with."""
    scale = report.scale

    def say(value: Value, what: Column | Fact) -> str:
        return shown(value, what.kind, what.namespace, scale, language)

    def row_name(section: Section, row: Sequence[Value]) -> str:
        said = (say(row[place], section.columns[place]) for place in named_by(section))
        return " · ".join(part for part in said if part)

    return {
        "head": lambda rows: head(rows, ROWS),
        "looks": looks,
        "row_name": row_name,
        "picture_bars": picture_bars,
        "picture_axis": picture_axis,
        "is_number": lambda column: column.kind in NUMBERS,
        "heading": lambda column: heading(column, scale.mass, language).replace(
            " CO2e", "\N{NO-BREAK SPACE}CO2e"
        ),
        "say": say,
        "unit_of": lambda fact: unit_of(fact.kind, scale.mass),
    }


def _facts(report: ReportModel, language: Language) -> list[tuple[str, str]]:
    header = report.header
    facts = {
        "functional_unit": header.functional_unit,
        "boundary": word("boundary", header.boundary, language),
        "period": f"{header.period_start} – {header.period_end}",
        "gwp": f"{header.gwp} GWP{header.horizon}",
        "rule_set": header.rule_set,
    }
    return [(label(f"report.{name}", language), value) for name, value in facts.items()]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bw_cfp_programme.exporters", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=percent, number=significant, symbol=symbol, formula=_formula)
    return environment


def _formula(text: str) -> Markup:
    """Escaped text with the numbers of CO2 and its like as subscripts."""
    return Markup(_GAS.sub(r"\1<sub>\2</sub>", str(escape(text))))  # noqa: S704 - escaped here
