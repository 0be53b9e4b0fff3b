"""The foreground: the members' own datasets as one small system of equations, loops allowed.

With outputs P on the diagonal and amounts a[i, j] of product i that dataset j takes, A = P - a.
A x = f gives how often each dataset runs for a demand f, and P x how much of each product that is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from bw_cfp_programme.calculation.datasets import (
    Exchange,
    Node,
    defect,
    inputs,
    key_of,
    output,
)
from bw_cfp_programme.calculation.solver import Array, Solver
from bw_cfp_programme.cfp_key import stage_of
from bw_cfp_programme.errors import InvalidInventory, UnknownDataset
from bw_cfp_programme.results import Key


@dataclass(frozen=True, slots=True)
class Use:
    """One input from outside of the foreground, as far as one stage of a life cycle needs it.

    Attributes:
        sign: -1 for a credit.
        output: the dataset's production amount, to which the exchange's amount belongs.
        stage: stage in the life cycle of the product under study.
        demand: how much of the dataset's product that stage takes.
    """

    dataset: Node
    exchange: Exchange
    sign: float
    output: float
    stage: str
    demand: float


@dataclass(frozen=True)
class Foreground:
    """The linked datasets of all members."""

    datasets: Sequence[Node]

    def __post_init__(self) -> None:
        """Refuse what cannot be solved, by name."""
        for dataset in self.datasets:
            complaint = defect(dataset)
            if complaint:
                raise InvalidInventory(f"{key_of(dataset)}: {complaint}")

    def dataset(self, product: Key) -> Node:
        """The dataset of a product.

        Raises:
            UnknownDataset: no member has it.
        """
        if product not in self.rows:
            raise UnknownDataset(f"no dataset {product[1]} in {product[0]}")
        return self.datasets[self.rows[product]]

    def supply(self, demands: Sequence[Mapping[Key, float]]) -> list[dict[Key, float]]:
        """How much of each product the whole foreground makes for each of the demands.

        Amounts are gross: they count what a loop takes back. Products not needed are left out.
        """
        wanted = np.zeros((len(self.datasets), len(demands)))
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
        exchange's. Under "" stand the product itself and what names no stage.
        """
        row = self.rows[product]
        dataset = self.dataset(product)
        runs = amount / self.matrix[row, row]
        stages: dict[str, dict[Key, float]] = {}
        for exchange, sign in inputs(dataset):
            part = exchange["input"]
            if part in self.rows and part != product:
                stage = stage_of(self.dataset(part)) or stage_of(exchange)
                demand = stages.setdefault(stage, {})
                demand[part] = demand.get(part, 0.0) + sign * exchange["amount"] * runs
        made = dict(zip(stages, self.supply(list(stages.values())), strict=True)) if stages else {}
        unstaged = made.setdefault("", {})
        unstaged[product] = unstaged.get(product, 0.0) + runs * output(dataset)
        return made

    def uses(self, product: Key, amount: float) -> Iterator[Use]:
        """Every input from outside that `amount` of `product` needs, by stage, in reading order.

        Where no stage is named, an input is in its own line's stage.
        """
        return self._taken(product, amount, lambda exchange: exchange["input"] not in self.rows)

    def purchases(self, product: Key, amount: float) -> Iterator[Use]:
        """Every member's product that members take for it, as `uses`."""
        return self._taken(product, amount, self._is_purchase)

    def _is_purchase(self, exchange: Exchange) -> bool:
        """The stages that a product of the lead stands on are parts of it."""
        made = exchange["input"]
        return made in self.rows and not stage_of(self.dataset(made))

    def _taken(
        self, product: Key, amount: float, wanted: Callable[[Exchange], bool]
    ) -> Iterator[Use]:
        stages = self.life_cycle(product, amount)
        for dataset in self.datasets:
            key, made = key_of(dataset), output(dataset)
            for exchange, sign in inputs(dataset):
                if not wanted(exchange):
                    continue
                for stage, demand in stages.items():
                    if key in demand:
                        own = stage or stage_of(exchange)
                        yield Use(dataset, exchange, sign, made, own, demand[key])

    @cached_property
    def rows(self) -> dict[Key, int]:
        """Product -> its row, and its dataset's column."""
        return {key_of(dataset): row for row, dataset in enumerate(self.datasets)}

    @cached_property
    def matrix(self) -> Any:
        """A, as a sparse matrix."""
        return self.columns(self.datasets)

    @cached_property
    def solver(self) -> Solver:
        """A, factorised."""
        return Solver(self.matrix)

    def columns(self, datasets: Sequence[Node]) -> Any:
        """The columns of A that some datasets have, or would have in the place of ours."""
        places: dict[tuple[int, int], float] = {}
        for column, dataset in enumerate(datasets):
            places[self.rows[key_of(dataset)], column] = output(dataset)
            for exchange, sign in inputs(dataset):
                row = self.rows.get(exchange["input"])
                if row is not None:
                    place = (row, column)
                    places[place] = places.get(place, 0.0) - sign * exchange["amount"]
        rows, columns = zip(*places, strict=True) if places else ((), ())
        shape = (len(self.datasets), len(datasets))
        return sparse.csc_matrix((list(places.values()), (rows, columns)), shape)

    @cached_property
    def _outputs(self) -> Array:
        return np.array([output(dataset) for dataset in self.datasets])
