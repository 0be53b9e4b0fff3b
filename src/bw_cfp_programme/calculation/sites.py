"""Sites: every workbook line before allocation, so that a member's whole inventory is seen."""

from collections.abc import Iterator

from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.datasets import Exchange, Node, inputs, key_of
from bw_cfp_programme.calculation.factors import Factor
from bw_cfp_programme.calculation.foreground import Foreground
from bw_cfp_programme.calculation.lines import computed, taken
from bw_cfp_programme.cfp_key import member_of, product_of, stage_of
from bw_cfp_programme.results import Key, SiteLine


def site_lines(foreground: Foreground, background: Background) -> tuple[SiteLine, ...]:
    """Each line once, whichever products took part of it; lines that no product took are absent.

    So are members from whom nobody in the system buys: nothing was computed of them. Lines that
    were added or changed in Brightway stand by what they are there.
    """
    members = {key_of(d): _member_product(d) for d in foreground.datasets}
    seen: dict[tuple[object, ...], SiteLine] = {}
    for dataset, exchange, sign in _bought(foreground, background):
        line = _site_line(dataset, exchange, background.factor(exchange), sign, members)
        seen.setdefault((line.member, line.line, line.place, line.factor_key), line)
    return tuple(seen.values())


def _bought(
    foreground: Foreground, background: Background
) -> Iterator[tuple[Node, Exchange, float]]:
    """Every input of a dataset but the stages that a product of the lead stands on."""
    stages = {key_of(d) for d in foreground.datasets if stage_of(d)}
    computed = (d for d in foreground.datasets if key_of(d) in background.products)
    for dataset in computed:
        for exchange, sign in inputs(dataset):
            if exchange["input"] not in stages:
                yield dataset, exchange, sign


def _member_product(dataset: Node) -> Key:
    return member_of(dataset), product_of(dataset)


def _site_line(
    dataset: Node, exchange: Exchange, factor: Factor, sign: float, members: dict[Key, Key]
) -> SiteLine:
    line = taken(dataset, exchange, factor)
    said = computed(dataset, line, factor, sign)
    whole = line.stated.activity * line.conversion
    return SiteLine(
        **said,
        scores={name: whole * score for name, score in said["factor"].items()},
        sign=sign,
        member_product=members.get(exchange["input"]),
    )
