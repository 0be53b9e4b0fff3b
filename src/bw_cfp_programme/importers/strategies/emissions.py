"""What leaves to the air: which gas it is, and which elementary flow that is."""

from collections.abc import Mapping

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import part_of_gas, wanted_of
from bw_cfp_programme.gwp import components
from bw_cfp_programme.importers.strategies.exchanges import BIOSPHERE, link_exchanges
from bw_cfp_programme.importers.targets import ELEMENTARY_FLOW, Exchange, Link, Target, by_rule


def name_gases(data: list[Dataset]) -> list[Dataset]:
    """Replace what a supplier calls a gas by its emission key; a refrigerant blend by its gases.

    Amounts of a blend's gases are its own times their mass share, which goes into `conversion`.

    >>> leak = {"type": "biosphere", "amount": 4.0, "unit": "kilogram",
    ...         "cfp": {"link": {"gas": "R-410A"}, "conversion": 1.0}}
    >>> named = name_gases([{"exchanges": [leak]}])[0]["exchanges"]
    >>> [(exchange["cfp"]["link"]["gas"], exchange["amount"]) for exchange in named]
    [('HFC-32', 2.0), ('HFC-125', 2.0)]
    """
    return [_named(dataset) for dataset in data]


def _named(dataset: Dataset) -> Dataset:
    before = dataset["exchanges"]
    after = [gas for exchange in before for gas in _gases(exchange)]
    same = len(after) == len(before) and all(a is b for a, b in zip(after, before, strict=True))
    return dataset if same else {**dataset, "exchanges": after}


def _gases(exchange: Exchange) -> list[Exchange]:
    if "input" in exchange or exchange["type"] not in BIOSPHERE:
        return [exchange]
    text = wanted_of(exchange).gas
    shares = components(text)
    if not shares or text in shares:
        return [exchange]
    return [part_of_gas(exchange, key, share) for key, share in shares.items()]


def link_emissions_to_flows(data: list[Dataset], flows: Mapping[str, Target]) -> list[Dataset]:
    """Link emissions, and declared results, by emission key to the flows that the methods count.

    >>> flows = {"CH4": Target(("biosphere3", "m1"), "Methane, fossil", "kilogram")}
    >>> leak = {"type": "biosphere", "amount": 3.0, "unit": "gram",
    ...         "cfp": {"link": {"gas": "CH4"}, "conversion": 1.0}}
    >>> done = link_emissions_to_flows([{"exchanges": [leak]}], flows)[0]["exchanges"][0]
    >>> done["input"], done["amount"], done["unit"]
    (('biosphere3', 'm1'), 0.003, 'kilogram')
    """

    def find(exchange: Exchange, _dataset: Dataset) -> Link | None:
        target = flows.get(wanted_of(exchange).gas)
        return by_rule(target, ELEMENTARY_FLOW) if target else None

    return link_exchanges(data, BIOSPHERE, find)
