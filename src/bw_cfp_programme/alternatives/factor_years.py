"""Factors of electricity: other years of the same series, and parts in place of the whole."""

from collections.abc import Iterator, Mapping, Sequence

from bw_cfp_programme.alternatives.basis import Basis, largest, title
from bw_cfp_programme.brightway import NodeItem
from bw_cfp_programme.cfp_key import published_of
from bw_cfp_programme.factor_parts import FactorParts, electric_role, factor_parts
from bw_cfp_programme.labels import LANGUAGES, Text, text
from bw_cfp_programme.results import TOTAL, Alternative, Contribution, Key

ELECTRICITY = "electricity"
Series = tuple[str, ...]


def factor_year_alternatives(basis: Basis) -> Iterator[Alternative]:
    """For every series of yearly factors in use: all its lines on each other year."""
    series: dict[Series, list[NodeItem]] = {}
    for item in basis.backgrounds.values():
        known = published_of(item.node)
        electric = known.category == ELECTRICITY and known.year
        if electric and electric_role(known.boundary) not in {"direct", "upstream"}:
            series.setdefault(_series(item), []).append(item)
    used = {line.factor_key for line in basis.system.lines}
    for years in series.values():
        standing = [item for item in years if item.key in used]
        if standing:
            yield from _other_years(basis, years, standing)
    yield from _parts(basis, used)


def _series(item: NodeItem) -> Series:
    """What the years of a series have in common."""
    known = published_of(item.node)
    name = item.name.replace(known.year, "")
    return (item.key[0], name, item.unit, item.location, known.boundary)


def _other_years(
    basis: Basis, years: Sequence[NodeItem], standing: Sequence[NodeItem]
) -> Iterator[Alternative]:
    scores = basis.system.background.products
    for item in years:
        if [item] != list(standing):
            factors = dict.fromkeys((s.key for s in standing), scores[item.key][TOTAL])
            yield _alternative(basis, factors, title(item))


def _parts(basis: Basis, used: set[Key]) -> Iterator[Alternative]:
    """A life cycle against the sum of its parts; both parts against it, and those of other years.

    One part moves with the other: a year is never mixed with the next.
    """
    pairs = [p for p in factor_parts() if p.electric and p.direct and p.upstream]
    for parts in pairs:
        if parts.whole in used:
            yield _alternative(basis, {parts.whole: parts.sum}, _both(parts))
        if parts.direct in used and parts.upstream in used:
            own = (parts.direct, parts.upstream)
            whole = dict(zip(own, (parts.whole_value, 0.0), strict=True))
            yield _alternative(basis, whole, parts.whole[1])
            for other in (p for p in pairs if p is not parts):
                values = (other.direct_value, other.upstream_value)
                yield _alternative(basis, dict(zip(own, values, strict=True)), _both(other))


def _both(parts: FactorParts) -> Text:
    keys = {"direct": parts.direct, "upstream": parts.upstream}
    return text(
        "subject.direct_and_upstream", **{name: key[1] for name, key in keys.items() if key}
    )


def _alternative(basis: Basis, factors: Mapping[Key, float], other: str | Text) -> Alternative:
    return Alternative(
        choice="electricity",
        subject=text("subject.electricity"),
        chosen=_joined([title(basis.backgrounds[key]) for key in factors]),
        other=other,
        total=basis.variants.with_factors(factors),
        place=largest(_on(basis, factors)).place,
    )


def _on(basis: Basis, factors: Mapping[Key, float]) -> list[Contribution]:
    return [line for line in basis.system.lines if line.factor_key in factors]


def _joined(names: Sequence[Text]) -> Text:
    return Text(**{lang: "; ".join(name.said(lang) for name in names) for lang in LANGUAGES})
