"""Lines that are linked, and that a person should look at again: two statements of one thing."""

from collections.abc import Iterator

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import member_of, stated_of, wanted_of
from bw_cfp_programme.importers.decisions import ruling
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.strategies.background import named_target
from bw_cfp_programme.importers.strategies.exchanges import TECHNOSPHERE
from bw_cfp_programme.importers.targets import Exchange, Link, Target
from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.units import conversion, symbol
from bw_cfp_programme.wording import figure


def doubts(data: list[Dataset], partners: Partners) -> list[Problem]:
    """What is doubtful of the links that an inventory will have, each line once.

    Args:
        data: the inventory before it is linked.
        partners: what it is linked to.
    """
    found = (
        each
        for dataset in data
        for exchange in dataset["exchanges"]
        if exchange["type"] in TECHNOSPHERE and "input" not in exchange
        if not _is_made(exchange, member_of(dataset), partners)
        for each in _doubts(exchange, member_of(dataset), partners)
    )
    return list({(each.code, each.place): each for each in found}.values())


def _is_made(exchange: Exchange, member: str, partners: Partners) -> bool:
    """Whether a member's own data are used, whatever was decided before they came."""
    wanted = wanted_of(exchange)
    return (wanted.supplier or member, wanted.product) in partners.products


def _doubts(exchange: Exchange, member: str, partners: Partners) -> Iterator[Problem]:
    decided = ruling(partners.rulings, member, exchange)
    if not isinstance(decided, Link):
        return
    stated = stated_of(exchange)
    named = named_target(exchange, partners.index, partners.members)
    if named and named.key != decided.target.key:
        words = {"line": stated.item, "named": named.name, "decided": decided.target.name}
        yield problem("decision_and_line_differ", stated.place, **words)
    elif _contradicts(decided, exchange["unit"], decided.target):
        unit, target = exchange["unit"], decided.target.unit
        yield problem(
            "decision_factor_and_units", stated.place, item=stated.item, unit=symbol(unit),
            target=symbol(target), factor=figure(decided.factor or 0.0),
            conversion=figure(conversion(unit, target) or 0.0),
        )  # fmt: skip


def _contradicts(link: Link, unit: str, target: Target) -> bool:
    """Whether a factor is far from how the units convert; a share or a loss is not."""
    plain = conversion(unit, target.unit)
    if link.factor is None or plain is None:
        return False
    times = link.factor / plain
    return not 1.0 / limit("decision_factor_times") <= times <= limit("decision_factor_times")
