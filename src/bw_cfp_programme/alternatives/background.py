"""Secondary data: the largest lines on background data, each on the next dataset like it."""

from collections.abc import Iterator, Sequence

from bw_cfp_programme.alternatives.basis import Basis, largest, title
from bw_cfp_programme.alternatives.factor_years import ELECTRICITY
from bw_cfp_programme.brightway import NodeItem
from bw_cfp_programme.cfp_key import published_of
from bw_cfp_programme.importers.background_index import Candidate
from bw_cfp_programme.results import TOTAL, Alternative, Contribution, Key
from bw_cfp_programme.units import conversion

TRIED = 20
"""How many goods are tried, the largest first: what a person can look at."""

LIKE = 50.0
"""Half of the words agree: less alike may be worth a look, but is no alternative."""

Good = tuple[str, Key]


def background_alternatives(basis: Basis) -> Iterator[Alternative]:
    """A good is an item on a dataset, whoever buys it; electricity is a choice of its own.

    The next dataset is the first one like the item, or else like the dataset that stands.
    """
    goods: dict[Good, list[Contribution]] = {}
    for line in basis.system.lines:
        item = basis.backgrounds.get(line.factor_key)
        if item is not None and published_of(item.node).category != ELECTRICITY:
            goods.setdefault((line.item, line.factor_key), []).append(line)
    for good in sorted(goods, key=lambda good: (-_size(goods[good]), good))[:TRIED]:
        yield from _next(basis, good, goods[good])


def _size(lines: Sequence[Contribution]) -> float:
    return sum(abs(line.total) for line in lines)


def _next(basis: Basis, good: Good, lines: Sequence[Contribution]) -> Iterator[Alternative]:
    name, key = good
    standing = basis.backgrounds[key]
    index = basis.partners.index
    like = (c for text in (name, standing.name) for c in index.alike(text, standing.unit))
    other = next((c for c in like if _serves(basis, standing, c)), None)
    if other is None:
        return
    per_unit = conversion(standing.unit, other.target.unit) or 1.0
    score = basis.system.background.products[other.target.key][TOTAL] * per_unit
    total = basis.variants.with_factors({key: score}, lambda line: line.item == name)
    yield Alternative(
        choice="background",
        subject=name,
        chosen=title(standing),
        other=title(basis.backgrounds[other.target.key]),
        total=total,
        place=largest(lines).place,
    )


def _serves(basis: Basis, standing: NodeItem, candidate: Candidate) -> bool:
    """Another dataset of the same category, by air or not as the one that stands."""
    item = basis.backgrounds.get(candidate.target.key)
    if item is None or item.key == standing.key or candidate.likeness < LIKE:
        return False
    target = basis.partners.index.by_key.get(standing.key)
    if target is None or candidate.target.treats != target.treats:
        return False
    one, other = published_of(item.node), published_of(standing.node)
    same = (one.category, one.aircraft) == (other.category, other.aircraft)
    return same and candidate.convertible and not candidate.target.is_part
