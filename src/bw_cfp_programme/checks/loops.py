"""Members that take of each other: round a loop nobody can take more than is made.

A supply that meets every demand exists exactly if the principal minors of (made - taken) are
positive, the conditions of Hawkins and Simon (proof: Kato, Matsumoto and Sakai 1972,
hdl.handle.net/2115/30645). Elimination has only positive pivots then.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bw_cfp_programme.allocation.lines import Splits
from bw_cfp_programme.allocation.plant import plant
from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.problems import WITHHELD, Problem, Theirs, problem
from bw_cfp_programme.records import CALCULATED, InventoryLine, Product, Submission, shows_lines
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.tolerances import SUMMED
from bw_cfp_programme.units import conversion_by_mass, symbol
from bw_cfp_programme.wording import figure

Key = tuple[str, str]
"""(member, product)."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What a line takes of a member's product for one of its own site, as a share of what is made.

    `product` is what is taken, `maker` and `user` who makes it and what it goes into.
    """

    line: InventoryLine
    product: Product
    maker: Key
    user: Key
    share: float


def members_take_too_much(submissions: Sequence[Submission], context: Context) -> Iterator[Problem]:
    """Members take more of each other, round a loop, than they make: told at each of the lines."""
    if context.rule_set is None:
        return
    sites = {s.facility.member: s for s in submissions if s.facility.disclosure in CALCULATED}
    shown = {m for m, s in sites.items() if shows_lines(s.facility.disclosure, "lead")}
    loop = _looped({m: _suppliers(s) for m, s in sites.items() if m})
    takings = list(_takings({m: sites[m] for m in sorted(loop)}, context.rule_set))
    users: defaultdict[Key, set[Key]] = defaultdict(set)
    for taking in takings:
        users[taking.user].add(taking.maker)
    for together in _components(users):
        inside = [t for t in takings if t.maker in together and t.user in together]
        if len({member for member, _ in together}) > 1 and not _is_supplied(inside):
            yield from _told(inside, shown)


def _suppliers(submission: Submission) -> set[str]:
    own = submission.facility.member
    return {line.supplier for line in submission.lines if line.supplier} - {own}


def _looped(takes: Mapping[str, set[str]]) -> set[str]:
    """Members in a loop or between loops: who takes of nobody left, or gives to nobody, is out."""
    left = set(takes)
    while True:
        given = set().union(*(takes[member] for member in left))
        kept = {member for member in left & given if takes[member] & left}
        if kept == left:
            return left
        left = kept


def _takings(sites: Mapping[str, Submission], rules: RuleSet) -> Iterator[Taking]:
    """What the lines of some sites take of each other's products and of their own."""
    products = {(m, p.product): p for m, s in sites.items() for p in s.products if p.output}
    for member, site in sites.items():
        splits = Splits(plant(site, rules))
        for line in site.lines:
            maker = (line.supplier or member, line.supplier_product or "")
            product = products.get(maker)
            if product and (share := _share(line, product)):
                for part in splits.of_line(line).shares:
                    yield Taking(line, product, maker, (member, part.target), share * part.value)


def _share(line: InventoryLine, product: Product) -> float | None:
    """What a line takes of all that is made of a product."""
    unit, sold_in = line.unit or "", product.unit or ""
    factor = conversion_by_mass(unit, sold_in, line.mass_per_unit, product.mass_per_unit)
    if line.quantity is None or line.sheet == "downstream" or factor is None or not product.output:
        return None
    return line.quantity * factor / product.output


def _components(users: Mapping[Key, set[Key]]) -> Iterator[set[Key]]:
    """Products of which each goes into every other, at whatever remove."""
    makers: defaultdict[Key, set[Key]] = defaultdict(set)
    for user, taken in users.items():
        for maker in taken:
            makers[maker].add(user)
    left = set(users)
    while left:
        first = min(left)
        together = _reached(first, users) & _reached(first, makers)
        left -= together | {first}
        if together:
            yield together


def _reached(first: Key, ways: Mapping[Key, Collection[Key]]) -> set[Key]:
    reached: set[Key] = set()
    ahead = list(ways.get(first, ()))
    while ahead:
        key = ahead.pop()
        if key not in reached:
            reached.add(key)
            ahead += ways.get(key, ())
    return reached


def _is_supplied(takings: Sequence[Taking]) -> bool:
    """Whether elimination of (made - taken), in shares of what is made, has positive pivots."""
    rows: defaultdict[Key, defaultdict[Key, float]] = defaultdict(lambda: defaultdict(float))
    for taking in takings:
        rows[taking.maker][taking.user] -= taking.share
    for key in rows:
        rows[key][key] += 1.0
    while rows:
        pivot, row = rows.popitem()
        if row[pivot] <= SUMMED:
            return False
        for other in rows.values():
            times = other.pop(pivot, 0.0) / row[pivot]
            for key, value in row.items() if times else ():
                if key != pivot:
                    other[key] -= times * value
    return True


def _told(takings: Sequence[Taking], shown: Collection[str | None]) -> Iterator[Problem]:
    """Each line between members once, with the others of the loop by file and cell.

    Of members that keep their lines back no more is told than that they are in it.
    """
    between = {t.line.place: t for t in takings if t.maker[0] != t.user[0]}
    for place, taking in between.items():
        others = [_named(t, shown) for p, t in between.items() if p != place]
        is_shown = taking.maker[0] in shown
        output = figure(taking.product.output or 0.0) if is_shown else WITHHELD
        unit, made = symbol(taking.line.unit or ""), symbol(taking.product.unit or "")
        yield problem(
            "members_take_too_much",
            taking.line.at("amount"),
            member=taking.user[0],
            taken=f"{figure(taking.line.quantity or 0.0)} {unit}",
            made=Theirs(f"{output} {made}"),
            product=taking.product.product,
            supplier=taking.maker[0],
            others="; ".join(others),
        )


def _named(taking: Taking, shown: Collection[str | None]) -> str:
    member = taking.user[0]
    return f"{member}: {taking.line.at('amount')}" if member in shown else member


ACROSS = (members_take_too_much,)
