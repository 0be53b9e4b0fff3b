"""The total under another choice, without computing everything again; kg CO2e per declared amount.

Other factors move a total by what is taken times the difference. Other processes of one member move
it as follows, loops or not. With the foreground A x = f (`foreground`) and d what a run of each
process emits outside of it, the products' scores are the l of A^T l = d and the total is l^T f.
Put other columns A' and d' in the place of the columns m: then the total moves by
(d' - A'^T l)^T x', where x' says how often those processes run, which solves (R A') x' = x for the
rows R = m of A^-1 (the Woodbury identity; Golub and Van Loan 2013, 2.1.4).
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np

from bw_cfp_programme.calculation.member_scores import taken_outside
from bw_cfp_programme.calculation.processes import UnitProcess
from bw_cfp_programme.calculation.solver import Array
from bw_cfp_programme.calculation.system import System
from bw_cfp_programme.results import TOTAL, Contribution, Key

Chosen = Callable[[Contribution], bool]


class Variants:
    """Totals of one system under other choices.

    Args:
        system: as computed; it is not changed.
    """

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def total(self) -> float:
        """The total as chosen."""
        return sum(line.total for line in self.system.lines)

    def with_factors(
        self, factors: Mapping[Key, float], concerned: Chosen = lambda _line: True
    ) -> float:
        """The total with other factors in the place of some, by the key that stands now.

        Args:
            factors: key -> kg CO2e per unit of what has this key.
            concerned: which lines they are for.
        """
        pairs = zip(self.system.uses, self.system.lines, strict=True)
        moved = (
            use.taken * factors[line.factor_key] - line.total
            for use, line in pairs
            if line.factor_key in factors and concerned(line)
        )
        return self.total + sum(moved)

    def with_processes(self, processes: Sequence[UnitProcess]) -> float:
        """The total with other processes in the place of those with the same keys.

        Raises:
            InvalidInventory: the processes use up all that they make.
            UnknownDataset: they take something that is not part of the system.
        """
        foreground = self.system.foreground
        columns = foreground.columns(processes)
        unit = np.zeros((len(foreground.processes), len(processes)))
        places = [foreground.rows[process.key] for process in processes]
        unit[places, range(len(processes))] = 1.0
        rows = foreground.solver.solve(unit, transposed=True).T
        runs = np.linalg.solve(rows @ columns.toarray(), self._runs[places])
        moved = self._outside(processes) - columns.T @ self._scores
        return self.total + float(moved @ runs)

    def passed_on(self, processes: Sequence[UnitProcess]) -> float:
        """What the products of some processes carry, all that was bought for them included.

        A product that goes into another of them counts in both.
        """
        places = [self.system.foreground.rows[process.key] for process in processes]
        made = self._runs[places] * [process.output for process in processes]
        return float(np.abs(made * self._scores[places]).sum())

    @cached_property
    def _runs(self) -> Array:
        foreground = self.system.foreground
        demand = np.zeros(len(foreground.processes))
        demand[foreground.rows[self.system.product]] = self.system.amount
        return foreground.solver.solve(demand)

    @cached_property
    def _scores(self) -> Array:
        foreground = self.system.foreground
        return foreground.solver.solve(self._outside(foreground.processes), transposed=True)

    def _outside(self, processes: Sequence[UnitProcess]) -> Array:
        """What one run of each process emits by what it takes from outside the foreground."""
        background = self.system.background
        outside = taken_outside(processes, self.system.foreground, background)
        return outside.emitted[:, background.products.indicators.index(TOTAL)]
