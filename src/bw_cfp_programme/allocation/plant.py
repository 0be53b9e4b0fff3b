"""The plant as the allocation sees it: who may receive what a pool holds, and by which rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bw_cfp_programme.allocation.rules import DEDICATED, ProductRule, Rule, is_partial, rules
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Process, Product, Submission
from bw_cfp_programme.rule_sets import RuleSet

BY_PRODUCT = "by_product"
INTERNAL = "internal"
MAKERS = ("production", "group")
"""Kinds of process that hand on to what they name, and never to the whole site."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who may take a part of a pool: a product, or a process on behalf of what it leads to.

    Attributes:
        code: product or process code.
        products: the product itself, or the products behind the process.
        known: whether the code is a product that carries burdens, or a process.
        row: its row on sheet 分配 for this pool and rule.
        place: the cell that makes it a receiver.
    """

    code: str
    products: tuple[Product, ...]
    known: bool
    row: AllocationKey | None
    place: Place


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rule that a pool is split by, and who said so.

    Attributes:
        chosen_by: a name of `rule_source`.
        place: the cell that said so, or the facility's where nobody did.
        reason: what a person wrote of it.
        passed_over: rules that come before it, for which the workbook lacks data.
    """

    rule: str
    chosen_by: str
    place: Place
    reason: str = ""
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """What a line asks of its pool, known before the pool is looked at.

    Attributes:
        own: the rule that the line itself names.
        category: the line's flow category, for which the rule set may have a default.
        line: the line's id, under which sheet 分配 may have keys for it alone.
        place: the cell that names the line's own rule.
        chosen_by: who named that rule: a name of `rule_source`.
    """

    own: str = ""
    category: str = ""
    line: str = ""
    place: Place = field(default_factory=Place)
    chosen_by: str = "line"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One rule in place of those that were chosen, to compare with.

    Attributes:
        rule: a name of `rules()`.
        whole_site: whether the site is one pool, which every line belongs to. Else every shared
            pool is split by the rule, but what is metered or made for one product.
    """

    rule: str
    whole_site: bool = False


@dataclass(frozen=True, slots=True)
class Plant:
    """One submission's products, processes and keys, by code. By-products receive nothing.

    Attributes:
        defaults: flow category or kind of process -> the rule set's rules, best first.
        comparison: None for the rules as chosen.
    """

    products: Mapping[str, Product]
    processes: Mapping[str, Process]
    keys: tuple[AllocationKey, ...]
    facility_rule: str
    first_rule: str
    facility: Place
    defaults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comparison: Comparison | None = None
    _behind: dict[str, tuple[Product, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def below(self, pool: str) -> tuple[str, ...]:
        """Codes one level below a pool.

        The site leads to all products but internal ones, a process to the products that it makes
        and the processes that it serves. One that names neither serves the whole site, unless it
        is there to make something.
        """
        process = self.processes.get(pool)
        if process is None:
            return self._sold
        makes = (code for code in process.makes if code in self.products)
        named = (*makes, *process.serves)
        return named if named or process.kind in MAKERS else self._sold

    def receivers(self, pool: str, rule: Rule | None, request: Request) -> tuple[Receiver, ...]:
        """Who shares a pool under a rule; without one, who could.

        Rows decide where they name other receivers than the pool's own (site electricity metered
        by process), or where they need not be complete (metered shares).
        """
        codes = self.below(pool)
        rows = self._rows(pool, rule, request) if rule else {}
        if rows and (is_partial(rule) or not rows.keys() <= set(codes)):
            codes = tuple(rows)
        return tuple(self._receiver(pool, code, rows.get(code)) for code in codes)

    def choices(self, pool: str, request: Request) -> tuple[RuleChoice, ...]:
        """The rules of a pool, best first: that is meant for which the workbook has data.

        What is metered, or made for one product, is no choice to compare.
        """
        chosen = self._chosen(pool, request)
        no_choice = chosen[0].rule == DEDICATED or is_partial(rules().get(chosen[0].rule))
        if self.comparison is None or self.comparison.whole_site or no_choice:
            return chosen
        return (RuleChoice(self.comparison.rule, "comparison", self.facility),)

    def _chosen(self, pool: str, request: Request) -> tuple[RuleChoice, ...]:
        """The rule that somebody named: of the line, the pool, the facility; in this order.

        Where nobody did: the rule set's for the kind of process or the flow category, then the
        first rule.
        """
        if request.own:
            return (RuleChoice(request.own, request.chosen_by, request.place),)
        named = self._named(pool, request)
        if named is not None:
            chosen_by = "pool" if named.pool == pool else "line_keys"
            return (RuleChoice(named.rule or "", chosen_by, named.at("rule"), named.reason or ""),)
        if self.facility_rule:
            return (RuleChoice(self.facility_rule, "facility", self.facility),)
        defaults = self._defaults(pool, request)
        found = (RuleChoice(rule, "category", self.facility) for rule in defaults)
        return (*found, RuleChoice(self.first_rule, "programme", self.facility))

    def essence(self, request: Request) -> Request:
        """A request without what makes no difference here, so that alike lines ask the same."""
        has_keys = any(row.pool == request.line for row in self.keys)
        return replace(
            request,
            line=request.line if has_keys else "",
            place=request.place if request.own else Place(),
        )

    def behind(self, code: str, above: frozenset[str] = frozenset()) -> tuple[Product, ...]:
        """The products that a code leads to in the end, each once."""
        if code in self.products:
            return (self.products[code],)
        if code in above or code not in self.processes:
            return ()
        if not above and code in self._behind:
            return self._behind[code]
        below = (self.behind(c, above | {code}) for c in self.below(code))
        found = tuple({p.product: p for products in below for p in products}.values())
        if not above:
            self._behind[code] = found
        return found

    @property
    def _sold(self) -> tuple[str, ...]:
        return tuple(code for code, product in self.products.items() if product.role != INTERNAL)

    def _keys(self, pool: str, request: Request) -> Sequence[AllocationKey]:
        """The line's own rows on sheet 分配 where it has any, else the pool's.

        A line that is named like a process has none: the rows are the process's.
        """
        line = "" if request.line in self.processes else request.line
        own = [row for row in self.keys if line and row.pool == line]
        return own or [row for row in self.keys if row.pool == pool]

    def _rows(self, pool: str, rule: Rule, request: Request) -> dict[str, AllocationKey]:
        """Target -> its row for a rule; what weighs by rows alone takes rows without rule too."""
        names = {rule.name} if isinstance(rule, ProductRule) else {None, rule.name}
        keys = self._keys(pool, request)
        return {row.target: row for row in keys if row.target and row.rule in names}

    def _named(self, pool: str, request: Request) -> AllocationKey | None:
        """The row that names the rule: the one without target, which is for the whole pool.

        Without it a pool may have several keys; the rule set's order for the flow decides then.
        """
        rows = [row for row in self._keys(pool, request) if row.rule]
        general = [row for row in rows if not row.target]
        order = self._defaults(pool, request)
        return min(
            general or rows,
            key=lambda row: order.index(row.rule) if row.rule in order else len(order),
            default=None,
        )

    def _defaults(self, pool: str, request: Request) -> tuple[str, ...]:
        process = self.processes.get(pool)
        kind = (process.kind if process else "") or ""
        return self.defaults.get(kind) or self.defaults.get(request.category, ())

    def _receiver(self, pool: str, code: str, row: AllocationKey | None) -> Receiver:
        process = self.processes.get(pool)
        above = process.at("serves") if process else self.facility
        known = code in self.products or code in self.processes
        return Receiver(code, self.behind(code), known, row, row.at("target") if row else above)


def plant(submission: Submission, rule_set: RuleSet, comparison: Comparison | None = None) -> Plant:
    """The plant of one workbook; rows without a code are left to the checks."""
    facility = submission.facility
    receiving = (p for p in submission.products if p.role != BY_PRODUCT)
    return Plant(
        products={p.product: p for p in receiving if p.product},
        processes={p.process: p for p in submission.processes if p.process},
        keys=submission.allocation,
        facility_rule=facility.allocation_rule or "",
        first_rule=rule_set.first_rule,
        facility=facility.at("allocation_rule"),
        defaults=rule_set.allocation,
        comparison=comparison,
    )
