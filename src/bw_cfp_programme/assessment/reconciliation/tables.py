"""The tables of declared totals, of sources, and of what became of a site."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.assessment.reconciliation.closing import Closing
from bw_cfp_programme.assessment.reconciliation.sources import Source
from bw_cfp_programme.assessment.reconciliation.totals import KILOGRAMS, DeclaredTotal
from bw_cfp_programme.labels import Text
from bw_cfp_programme.records import Facility
from bw_cfp_programme.sections import Column, Fact, Kind, Section, Value

_TOTALS = (
    Column("member"),
    Column("declared_total", Kind.TERM, "declared_total"),
    Column("declared_mass", Kind.MASS),
    Column("lines_low", Kind.MASS),
    Column("lines_high", Kind.MASS),
    Column("explained_mass", Kind.MASS),
    Column("difference_mass", Kind.MASS),
    Column("declared_difference", Kind.SHARE),
    Column("reconciled", Kind.TERM, "reconciled"),
)
_SOURCES = (
    Column("member"),
    Column("iso_category"),
    Column("iso_type", Kind.TERM, "iso_14064_type"),
    Column("category", Kind.TERM, "category"),
    Column("whole_mass", Kind.MASS),
    Column("direct_low", Kind.MASS),
    Column("direct_high", Kind.MASS),
    Column("upstream_mass", Kind.MASS),
    Column("biogenic_mass", Kind.MASS),
    Column("share_of_site", Kind.SHARE),
)
_CLOSING = (
    Column("member"),
    Column("site_mass", Kind.MASS),
    Column("products_mass", Kind.MASS),
    Column("remainder_mass", Kind.MASS),
    Column("difference_mass", Kind.MASS),
    Column("output", Kind.NUMBER),
    Column("output_unit", Kind.UNIT),
    Column("lines_per_output", Kind.MASS),
    Column("declared_per_output", Kind.MASS),
)


def totals_section(
    totals: Sequence[DeclaredTotal], tolerance: float, chosen: str | Text
) -> Section:
    """Declared totals beside what the lines give."""
    return Section(
        key="reconciliation",
        columns=_TOTALS,
        rows=tuple(
            (
                t.member,
                t.kind,
                t.declared,
                *t.lines,
                t.explained or None,
                t.difference,
                t.share,
                t.verdict(tolerance),
            )
            for t in totals
        ),
        facts=(
            Fact("reconciliation_tolerance", tolerance, Kind.SHARE),
            Fact("tolerance_chosen", chosen),
        ),
    )


def sources_section(sites: Sequence[tuple[str, Sequence[Source]]]) -> Section:
    """What each site's sources count, by category of ISO 14064-1 and by flow category."""
    rows = [row for member, sources in sites for row in _source_rows(member, sources)]
    return Section(key="reconciliation_sources", columns=_SOURCES, rows=tuple(rows))


def closing_section(closings: Sequence[Closing], facilities: Sequence[Facility]) -> Section:
    """That sites close, and what one unit takes when the whole is divided by the output."""
    declared = {f.member: f.ghg_total * KILOGRAMS for f in facilities if f.ghg_total is not None}
    return Section(
        key="reconciliation_closing",
        columns=_CLOSING,
        rows=tuple(
            (
                c.member,
                c.site,
                c.products,
                c.remainders,
                c.difference,
                c.output,
                c.unit or None,
                _per(c.site, c.output),
                _per(declared.get(c.member), c.output),
            )
            for c in closings
        ),
    )


def _source_rows(member: str, sources: Sequence[Source]) -> Iterator[tuple[Value, ...]]:
    site = sum(abs(source.whole) for source in sources)
    groups: dict[tuple[str, str, str], list[Source]] = {}
    for source in sources:
        groups.setdefault((source.iso, source.type, source.line.category), []).append(source)
    for (iso, kind, category), group in sorted(groups.items()):
        whole = sum(source.whole for source in group)
        low, high = (sum(source.direct[n] for source in group) for n in (0, 1))
        known = whole - low if low == high else None
        share = sum(abs(source.whole) for source in group) / site if site else None
        apart = sum(source.biogenic for source in group)
        about = (member, iso or None, kind or None, category)
        yield (*about, whole, low, high, known, apart, share)


def _per(total: float | None, output: float | None) -> float | None:
    return total / output if total is not None and output else None
