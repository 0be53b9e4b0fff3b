"""The plant as the allocation sees it: who may receive what a pool holds, and by which rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bw_cfp_programme.allocation.rules import DEDICATED, RowRule, Rule, is_partial, rules
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import AllocationKey, Process, Product, Submission

BY_PRODUCT = "by_product"
PRODUCTION = "production"


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
class Choice:
    """The rule that a pool is split by, and who said so.

    Attributes:
        chosen_by: a name of `rule_source`.
        place: the cell that said so, or the facility's where nobody did.
        reason: what a person wrote of it.
    """

    rule: str
    chosen_by: str
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of a line before its pool is looked at.

    Attributes:
        own: the rule that the line itself names.
        category: the rule set's default for the line's flow category.
        place: the cell that names the line's own rule.
        voice: who speaks for the line: a name of `rule_source`.
    """

    own: str = ""
    category: str = ""
    place: Place = field(default_factory=Place)
    voice: str = "line"


@dataclass(frozen=True, slots=True)
class Plant:
    """One submission's products, processes and keys, by code. By-products receive nothing.

    `everywhere` is a rule that takes the place of every chosen one, for comparison; "" for none.
    """

    products: Mapping[str, Product]
    processes: Mapping[str, Process]
    keys: tuple[AllocationKey, ...]
    facility_rule: str
    first_rule: str
    facility: Place
    everywhere: str = ""

    def below(self, pool: str) -> tuple[str, ...]:
        """Codes one level below a pool.

        The site leads to all products, a production process to what it makes, any other process
        to the processes that it serves, or to the whole site where it names none.
        """
        process = self.processes.get(pool)
        if process is not None and process.kind == PRODUCTION:
            return tuple(code for code in process.makes if code in self.products)
        return (process.serves if process else ()) or tuple(self.products)

    def receivers(self, pool: str, rule: Rule | None) -> tuple[Receiver, ...]:
        """Who shares a pool under a rule; without one, who could.

        Rows decide where they name other receivers than the pool's own (site electricity metered
        by process), or where they need not be complete (metered shares).
        """
        codes = self.below(pool)
        rows = self._rows(pool, rule) if isinstance(rule, RowRule) else {}
        if rows and (is_partial(rule) or not rows.keys() <= set(codes)):
            codes = tuple(rows)
        return tuple(self._receiver(pool, code, rows.get(code)) for code in codes)

    def choose(self, pool: str, wish: Wish) -> Choice:
        """The rule of a pool; what is metered, or made for one product, is no choice to compare."""
        chosen = self._chosen(pool, wish)
        no_choice = chosen.rule == DEDICATED or is_partial(rules().get(chosen.rule))
        if not self.everywhere or no_choice:
            return chosen
        return Choice(self.everywhere, "comparison", self.facility)

    def _chosen(self, pool: str, wish: Wish) -> Choice:
        """The line's own rule, else the pool's, the category's, the facility's, the first rule."""
        if wish.own:
            return Choice(wish.own, wish.voice, wish.place)
        named = next((row for row in self.keys if row.pool == pool and row.rule), None)
        if named is not None and named.rule:
            return Choice(named.rule, "pool", named.at("rule"), named.reason or "")
        if wish.category:
            return Choice(wish.category, "category", self.facility)
        if self.facility_rule:
            return Choice(self.facility_rule, "facility", self.facility)
        return Choice(self.first_rule, "programme", self.facility)

    def behind(self, code: str, above: frozenset[str] = frozenset()) -> tuple[Product, ...]:
        """The products that a code leads to in the end, each once."""
        if code in self.products:
            return (self.products[code],)
        if code in above or code not in self.processes:
            return ()
        below = (self.behind(c, above | {code}) for c in self.below(code))
        return tuple({p.product: p for products in below for p in products}.values())

    def _rows(self, pool: str, rule: RowRule) -> dict[str, AllocationKey]:
        """Target -> its row for a pool; a row that names no rule serves any."""
        return {
            row.target: row
            for row in self.keys
            if row.pool == pool and row.target and row.rule in {None, rule.name}
        }

    def _receiver(self, pool: str, code: str, row: AllocationKey | None) -> Receiver:
        process = self.processes.get(pool)
        above = process.at("serves") if process else self.facility
        known = code in self.products or code in self.processes
        return Receiver(code, self.behind(code), known, row, row.at("target") if row else above)


def plant(submission: Submission, first_rule: str) -> Plant:
    """The plant of one workbook; rows without a code are left to the checks."""
    facility = submission.facility
    receiving = (p for p in submission.products if p.role != BY_PRODUCT)
    return Plant(
        products={p.product: p for p in receiving if p.product},
        processes={p.process: p for p in submission.processes if p.process},
        keys=submission.allocation,
        facility_rule=facility.allocation_rule or "",
        first_rule=first_rule,
        facility=facility.at("allocation_rule"),
    )
