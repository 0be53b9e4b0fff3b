"""The register's other sheets: allocation, factors, lines without one, remainders, problems."""

from collections.abc import Sequence

from bw_cfp_programme.exporters.table import Column
from bw_cfp_programme.exporters.words import why_left, why_this_rule
from bw_cfp_programme.labels import word
from bw_cfp_programme.reporting.rows import Allocation, Elsewhere, Factor, Finding
from bw_cfp_programme.results import INDICATORS, TOTAL, Remainder
from bw_cfp_programme.units import symbol

ALLOCATIONS: Sequence[Column[Allocation]] = (
    Column(key="member", value=lambda row, _: row.member),
    Column(key="product", value=lambda row, _: row.product, width=16),
    Column(key="pool", value=lambda row, language: word("place", row.pool, language)),
    Column(key="rule", value=lambda row, language: word("rule", row.rule, language), width=18),
    Column(key="key_unit", value=lambda row, _: symbol(row.unit)),
    Column(key="numerator", value=lambda row, _: row.numerator, style="number"),
    Column(key="denominator", value=lambda row, _: row.denominator, style="number"),
    Column(
        key="share",
        value=lambda row, _: row.share,
        style="number",
        formula=lambda _: "{numerator}/{denominator}",
    ),
    Column(key="reason", value=why_this_rule, style="long", width=50),
    Column(key="lines", value=lambda row, _: row.lines, width=8),
)


def _factor(indicator: str) -> Column[Factor]:
    return Column(
        key=f"factor_{indicator}", value=lambda row, _: row.factor[indicator], style="number"
    )


FACTORS: Sequence[Column[Factor]] = (
    Column(key="factor_name", value=lambda row, _: row.name, width=40),
    Column(key="factor_unit", value=lambda row, _: symbol(row.unit), width=10),
    *(_factor(indicator) for indicator in (*INDICATORS, TOTAL)),
    Column(key="factor_source", value=lambda row, _: row.source, style="long", width=50),
    Column(key="factor_year", value=lambda row, _: row.year, width=8),
    Column(key="factor_location", value=lambda row, _: row.location, width=10),
    Column(key="factor_boundary", value=lambda row, _: row.boundary, width=30),
    Column(key="database", value=lambda row, _: row.database, width=24),
    Column(key="code", value=lambda row, _: row.code, width=24),
    Column(key="lines", value=lambda row, _: row.lines, width=8),
)

REMAINDERS: Sequence[Column[Remainder]] = (
    Column(key="member", value=lambda row, _: row.member),
    Column(key="line", value=lambda row, _: row.line),
    Column(key="item", value=lambda row, _: row.item, width=28),
    Column(key="amount", value=lambda row, _: row.amount, style="number"),
    Column(key="unit", value=lambda row, _: symbol(row.unit)),
    Column(key="pool", value=lambda row, language: word("place", row.pool, language)),
    Column(key="reason", value=why_left, style="long", width=50),
    Column(key="file", value=lambda row, _: row.place.file, width=16),
    Column(key="sheet", value=lambda row, _: row.place.sheet, width=16),
    Column(key="cell", value=lambda row, _: row.place.cell, width=7),
)

ELSEWHERE: Sequence[Column[Elsewhere]] = (
    Column(key="member", value=lambda row, _: row.member),
    Column(key="line", value=lambda row, _: row.line),
    Column(key="category", value=lambda row, language: word("category", row.category, language)),
    Column(key="item", value=lambda row, _: row.item, width=28),
    Column(key="quantity", value=lambda row, _: row.quantity, style="number"),
    Column(key="quantity_unit", value=lambda row, _: symbol(row.unit)),
    Column(key="supplier", value=lambda row, _: row.supplier, width=24),
    Column(key="file", value=lambda row, _: row.file, width=16),
    Column(key="sheet", value=lambda row, _: row.sheet, width=16),
    Column(key="cell", value=lambda row, _: row.cell, width=7),
)

FINDINGS: Sequence[Column[Finding]] = (
    Column(key="severity", value=lambda row, language: word("severity", row.severity, language)),
    Column(key="code", value=lambda row, _: row.code, width=24),
    Column(key="file", value=lambda row, _: row.file, width=16),
    Column(key="sheet", value=lambda row, _: row.sheet, width=16),
    Column(key="cell", value=lambda row, _: row.cell, width=7),
    Column(
        key="message",
        value=lambda row, language: row.message.said(language),
        style="long",
        width=60,
    ),
    Column(
        key="remedy", value=lambda row, language: row.remedy.said(language), style="long", width=60
    ),
    Column(key="accepted_by", value=lambda row, _: row.acceptance.name if row.acceptance else ""),
    Column(key="accepted_on", value=lambda row, _: row.acceptance.date if row.acceptance else ""),
    Column(
        key="accepted_because",
        value=lambda row, _: row.acceptance.reason if row.acceptance else "",
        style="long",
        width=40,
    ),
)
