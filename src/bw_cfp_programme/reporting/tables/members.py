"""The footprint by member of the programme, and what each of its products stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.labels import Text
from bw_cfp_programme.reporting.sums import Sum, sums
from bw_cfp_programme.reporting.tables.groups import SPLIT, VALUE, group_table, recomputed
from bw_cfp_programme.reporting.tabulate import Field, tabulate
from bw_cfp_programme.results import INDICATORS, TOTAL, Key, Scores
from bw_cfp_programme.sections import Bars, Column, Kind, Section


def members(study: Study) -> Section:
    """In the programme's order, those without lines too."""
    result = study.result
    texts = {m.code: Text(zh_TW=m.name_zh, en=m.name_en) for m in study.programme.members}

    def name(member: Sum) -> Text:
        return texts.get(member.name, Text())

    names = (
        (Column("member"), lambda each: each.name),
        (Column("member_name"), name),
    )
    found = sums(result.contributions, lambda line: line.member, result.totals[TOTAL], texts)
    table = group_table("members", names, found, detail=SPLIT, shown=["primary_share"])
    return replace(table, picture=Bars("member_name", VALUE, notes=("primary_share",)))


@dataclass(frozen=True, slots=True)
class _Product:
    """A member's product with all that it buys, kg CO2e per `unit` of it ("" where unknown)."""

    key: Key
    unit: str
    scores: Scores


def _score(indicator: str) -> Field[_Product]:
    column = Column(f"score_{indicator}", Kind.MASS, detail=indicator != TOTAL)
    return column, lambda each: each.scores[indicator]


_PRODUCTS: Sequence[Field[_Product]] = (
    (Column("member"), lambda each: each.key[0]),
    (Column("product"), lambda each: each.key[1]),
    (Column("unit", Kind.UNIT), lambda each: each.unit),
    *map(_score, (TOTAL, *INDICATORS)),
)


def products(study: Study) -> Section:
    """Every product that the system holds, per unit of it."""
    units = {
        (s.facility.member, each.product): each.unit
        for s in study.submissions
        for each in s.products
    }
    found = (
        _Product(key, units.get(key) or "", scores)
        for key, scores in study.result.unit_scores.items()
    )
    return tabulate("products", _PRODUCTS, found)


def own_products(study: Study) -> Section:
    """A member's products by its own lines alone, per unit of each: its study from its gate."""
    found = sums(study.result.contributions, lambda line: line.product, 0.0)
    names = ((Column("product"), lambda each: each.name),)
    return recomputed(group_table("own_products", names, found), "product")
