"""The foreground: members' unit processes as one small system of equations, loops allowed.

With outputs P on the diagonal and amounts a[i, j] of product i that process j takes, A = P - a.
A x = f gives how often each process runs for a demand f, and P x how much of each product that is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from bw_cfp_programme.calculation.processes import Input, UnitProcess
from bw_cfp_programme.calculation.solver import Array, Solver
from bw_cfp_programme.errors import UnknownDataset
from bw_cfp_programme.results import Key


@dataclass(frozen=True, slots=True)
class Use:
    """One input from outside of the foreground, as far as one stage of a life cycle needs it.

    Attributes:
        stage: stage in the life cycle of the product under study.
        demand: how much of the process's product that stage takes.
    """

    process: UnitProcess
    input: Input
    stage: str
    demand: float

    @property
    def taken(self) -> float:
        """How much of the input the declared amount takes; a credit takes less than nothing."""
        return self.input.sign * self.input.amount / self.process.output * self.demand


@dataclass(frozen=True)
class Foreground:
    """The unit processes of all members."""

    processes: Sequence[UnitProcess]

    def process(self, product: Key) -> UnitProcess:
        """The process of a product.

        Raises:
            UnknownDataset: no member has it.
        """
        if product not in self.rows:
            raise UnknownDataset(f"no dataset {product[1]} in {product[0]}")
        return self.processes[self.rows[product]]

    def supply(self, demands: Sequence[Mapping[Key, float]]) -> list[dict[Key, float]]:
        """How much of each product the whole foreground makes for each of the demands.

        Amounts are gross: they count what a loop takes back. Products not needed are left out.
        """
        wanted = np.zeros((len(self.processes), len(demands)))
        for column, demand in enumerate(demands):
            for product, amount in demand.items():
                wanted[self.rows[product], column] += amount
        made = self._outputs[:, None] * self.solver.solve(wanted)
        return [
            {key: float(made[row, column]) for key, row in self.rows.items() if made[row, column]}
            for column in range(len(demands))
        ]

    def life_cycle(self, product: Key, amount: float) -> dict[str, dict[Key, float]]:
        """Stage -> product -> how much of it `amount` of `product` takes in that stage.

        The product's own inputs from members say the stages: that of a stage dataset, else the
        input's. Under "" stand the product itself and what names no stage.
        """
        row = self.rows[product]
        process = self.process(product)
        runs = amount / self.matrix[row, row]
        stages: dict[str, dict[Key, float]] = {}
        for each in process.inputs:
            part = each.key
            if part in self.rows and part != product:
                stage = self.process(part).stage or each.stage
                demand = stages.setdefault(stage, {})
                demand[part] = demand.get(part, 0.0) + each.sign * each.amount * runs
        made = dict(zip(stages, self.supply(list(stages.values())), strict=True)) if stages else {}
        unstaged = made.setdefault("", {})
        unstaged[product] = unstaged.get(product, 0.0) + runs * process.output
        return made

    def uses(self, product: Key, amount: float) -> Iterator[Use]:
        """Every input from outside that `amount` of `product` needs, by stage, in reading order.

        Where no stage is named, an input is in its own line's stage.
        """
        return self._taken(product, amount, lambda each: each.key not in self.rows)

    def purchases(self, product: Key, amount: float) -> Iterator[Use]:
        """Every member's product that members take for it, as `uses`."""
        return self._taken(product, amount, self._is_purchase)

    def _is_purchase(self, each: Input) -> bool:
        """The stages that a product of the lead stands on are parts of it."""
        return each.key in self.rows and not self.process(each.key).stage

    def _taken(self, product: Key, amount: float, wanted: Callable[[Input], bool]) -> Iterator[Use]:
        stages = self.life_cycle(product, amount)
        for process in self.processes:
            needed = [(stage, of[process.key]) for stage, of in stages.items() if process.key in of]
            for each in process.inputs if needed else ():
                if wanted(each):
                    for stage, demand in needed:
                        yield Use(process, each, stage or each.stage, demand)

    @cached_property
    def rows(self) -> dict[Key, int]:
        """Product -> its row, and its process's column."""
        return {process.key: row for row, process in enumerate(self.processes)}

    @cached_property
    def matrix(self) -> Any:
        """A, as a sparse matrix."""
        return self.columns(self.processes).tocsc()

    @cached_property
    def solver(self) -> Solver:
        """A, factorised."""
        return Solver(self.matrix)

    def columns(self, processes: Sequence[UnitProcess]) -> Any:
        """The columns of A that some processes have, or would have in the place of ours.

        A sparse matrix whose entries stand as they were read; those of one place add up.
        """
        places, amounts = [], []
        for column, process in enumerate(processes):
            places.append((self.rows[process.key], column))
            amounts.append(process.output)
            for each in process.inputs:
                if each.key in self.rows:
                    places.append((self.rows[each.key], column))
                    amounts.append(-each.sign * each.amount)
        shape = (len(self.processes), len(processes))
        return sparse.coo_matrix((amounts, tuple(zip(*places, strict=True)) or ((), ())), shape)

    @cached_property
    def _outputs(self) -> Array:
        return np.array([process.output for process in self.processes])
