"""The declared demand as one computed system: members' processes and all that they take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bw_cfp_programme.brightway import MethodName, lca
from bw_cfp_programme.calculation.background import Background
from bw_cfp_programme.calculation.foreground import Foreground, Use
from bw_cfp_programme.calculation.gases import emitted
from bw_cfp_programme.calculation.lines import contribution
from bw_cfp_programme.calculation.matrices import Matrices
from bw_cfp_programme.calculation.member_scores import with_members
from bw_cfp_programme.calculation.processes import Processes
from bw_cfp_programme.calculation.unit_scores import flow_factors
from bw_cfp_programme.errors import InvalidInventory
from bw_cfp_programme.records import Programme, StudiedProduct
from bw_cfp_programme.results import AIRCRAFT, INDICATORS, TOTAL, Contribution, Key
from bw_cfp_programme.units import conversion


@dataclass(frozen=True)
class System:
    """What a footprint is read from, and what it would be under other choices.

    Attributes:
        foreground: the members' processes.
        product: the product under study.
        amount: the declared amount in the product's own unit.
        matrices: of bw2calc's own computation of it.
        background: factors of everything around the foreground, and of the members' products.
        edition: of the methods' GWP.
        horizon: years of it.
        methods: indicator -> method.
    """

    foreground: Foreground
    product: Key
    amount: float
    matrices: Matrices
    background: Background
    edition: str
    horizon: int
    methods: Mapping[str, MethodName]

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every input from outside that the declared amount needs."""
        return tuple(self.foreground.uses(self.product, self.amount))

    @cached_property
    def lines(self) -> tuple[Contribution, ...]:
        """The lines of the footprint, one for each of `uses`."""
        return self._contributions(self.uses)

    @cached_property
    def purchases(self) -> tuple[Contribution, ...]:
        """What members buy of each other for it, at the unit score of what they buy."""
        return self._contributions(self.foreground.purchases(self.product, self.amount))

    @cached_property
    def by_flow(self) -> dict[Key, float]:
        """Elementary flow -> kg CO2e, of those that count in the total."""
        amounts, factors = emitted(self.uses, self.matrices), self.background.flows[TOTAL]
        scores = {flow: amount * factors.get(flow, 0.0) for flow, amount in amounts.items()}
        return {flow: score for flow, score in scores.items() if score}

    def totals_of(self, processes: Processes) -> dict[str, float]:
        """The totals if the members' processes were these; the background is the same."""
        totals = dict.fromkeys((*INDICATORS, TOTAL, AIRCRAFT), 0.0)
        for use in foreground_of(processes).uses(self.product, self.amount):
            factor, taken = self.background.factor(use.input), use.taken
            for name, score in factor.scores.items():
                totals[name] += taken * score
            if use.input.aircraft or factor.aircraft:
                totals[AIRCRAFT] += taken * factor.scores[TOTAL]
        return totals

    def _contributions(self, uses: Iterable[Use]) -> tuple[Contribution, ...]:
        return tuple(contribution(use, self.background.factor(use.input)) for use in uses)


def foreground_of(processes: Processes) -> Foreground:
    """All members' processes as one foreground."""
    return Foreground(tuple(chain.from_iterable(processes.values())))


def compute(
    programme: Programme,
    processes: Processes,
    methods: Mapping[str, MethodName],
    *,
    horizon: int = 100,
) -> System:
    """Let bw2calc compute the declared amount, in the current Brightway project.

    Args:
        programme: what is studied.
        processes: what the members' databases hold (`unit_processes`).
        methods: indicator -> method, for the four indicators and "total".
        horizon: years of the methods' GWP.

    Raises:
        CalculationMismatch: bw2calc's own score of a member's product is another.
        InvalidInventory: a loop without supply, or a declared unit that the product's does not
            convert to.
        UnknownDataset: product, background dataset or method is not in the project.
    """
    edition, foreground = programme.gwp.id, foreground_of(processes)
    product = (programme.database(programme.lead), programme.product.code)
    amount = _declared(programme.product, foreground.process(product).unit)
    matrices, flows = Matrices(lca({product: amount}, methods[TOTAL])), flow_factors(methods)
    around = Background(matrices.unit_scores(flows), flows, f"{edition} GWP{horizon}")
    background = with_members(foreground, around)
    return System(foreground, product, amount, matrices, background, edition, horizon, methods)


def _declared(product: StudiedProduct, unit: str) -> float:
    """The declared amount in the product's own unit."""
    factor = conversion(product.declared_unit, unit)
    if factor is None:
        raise InvalidInventory(f"{product.code} is in {unit}, not {product.declared_unit}")
    return product.declared_amount * factor
