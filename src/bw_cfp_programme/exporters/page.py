"""A self-contained HTML page per language: no scripts, no requests; screen, phone and print."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from bw_cfp_programme.characters import revealed
from bw_cfp_programme.exporters.page_tables import Page
from bw_cfp_programme.labels import Language, label, word
from bw_cfp_programme.reporting.facts import per, scope_facts
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.numbers import significant
from bw_cfp_programme.reporting.pictures import picture_axis, picture_bars
from bw_cfp_programme.reporting.values import notes, shown, title, unit_of
from bw_cfp_programme.sections import Bars, Fact, Tornado
from bw_cfp_programme.units import symbol

_GAS = re.compile(r"\b(CO|CH|N|SF|NF)([2346])(?=\b|e\b|O\b)")


def write_page(report: ReportModel, folder: Path, languages: Sequence[Language]) -> list[Path]:
    """Write `report.<language>.html` for each language."""
    return [_write(report, folder / f"report.{language}.html", language) for language in languages]


def _write(report: ReportModel, path: Path, language: Language) -> Path:
    path.write_text(render_page(report, language), encoding="utf-8")
    return path


def render_page(report: ReportModel, language: Language) -> str:
    """The page as text. Long lists show their largest rows and say how many files have besides."""
    header = report.header
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            report=report,
            header=header,
            product=header.product_name.said(language) or header.product,
            facts=scope_facts(header),
            unit=per(report.scale.mass, header),
            page=Page(report.scale, language),
            **_words(report, language),
        )
    )


def _words(report: ReportModel, language: Language) -> dict[str, object]:
    """What the templates say words and numbers with."""

    def sentence(name: str, /, **values: object) -> str:
        return label(f"report.{name}", language).format_map(values)

    def value(fact: Fact) -> str:
        said = shown(fact.value, fact, report.scale, language)
        return said if fact.value is None else said + unit_of(fact.kind, report.scale.mass)

    return {
        "language": language,
        "score": report.scale.show,
        "t": sentence,
        "word": lambda namespace, name: word(namespace, name, language),
        "value": value,
        "title": lambda section: title(section, language),
        "notes": lambda section: notes(section, language),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("bw_cfp_programme.exporters", "html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(symbol=symbol, number=significant, formula=_formula)
    environment.tests.update(bars=_is(Bars), tornado=_is(Tornado))
    environment.globals.update(picture_axis=picture_axis, picture_bars=picture_bars)
    return environment


def _is(kind: type) -> Callable[[object], bool]:
    return lambda picture: isinstance(picture, kind)


def _shown(value: object) -> object:
    """Every value that a template says goes through here; what is a page already went before."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else revealed(value)


def _formula(text: str) -> Markup:
    """Escaped text with the numbers of CO2 and its like as subscripts."""
    return Markup(_GAS.sub(r"\1<sub>\2</sub>", str(escape(revealed(text)))))  # noqa: S704 - escaped here
