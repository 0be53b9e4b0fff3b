"""Datasets as plain dicts (shape: docs/architecture.md) and what a calculation asks of them."""

from collections.abc import Iterator
from typing import Any

from bw_cfp_programme.results import Key

Node = dict[str, Any]
"""A dataset or an elementary flow."""
Exchange = dict[str, Any]

# How an exchange's amount counts as an input of its dataset: a credit, like a second output, is
# an input that is not needed.
_SIGNS = {"technosphere": 1.0, "biosphere": 1.0, "substitution": -1.0, "production": -1.0}


def key_of(dataset: Node) -> Key:
    """(database, code)."""
    return dataset["database"], dataset["code"]


def output(dataset: Node) -> float:
    """The production amount: the sum of the exchanges by which a dataset makes itself."""
    made = (float(e["amount"]) for e in dataset["exchanges"] if _is_own(dataset, e))
    return sum(made, start=0.0)


def inputs(dataset: Node) -> Iterator[tuple[Exchange, float]]:
    """Every exchange but the dataset's own production, with the sign that it has as an input."""
    for exchange in dataset["exchanges"]:
        if not _is_own(dataset, exchange):
            yield exchange, _SIGNS[exchange["type"]]


def defect(dataset: Node) -> str:
    """Why a dataset cannot be computed; empty if it can."""
    for exchange in dataset["exchanges"]:
        if "input" not in exchange:
            return f"{exchange.get('name', 'an exchange')} is not linked"
        if exchange["type"] not in _SIGNS:
            return f"nothing is known of exchanges of type {exchange['type']!r}"
    return "" if output(dataset) else "it has no output"


def _is_own(dataset: Node, exchange: Exchange) -> bool:
    return bool(exchange["type"] == "production" and exchange["input"] == key_of(dataset))
