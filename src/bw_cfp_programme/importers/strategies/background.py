"""Links to background datasets: named by the supplier or decided by a person, never guessed."""

from collections.abc import Collection
from types import MappingProxyType

from bw_cfp_programme.brightway import Dataset
from bw_cfp_programme.cfp_key import member_of, wanted_of
from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import CutOff, Rulings, own_ruling, ruling
from bw_cfp_programme.importers.strategies.exchanges import TECHNOSPHERE, link_exchanges
from bw_cfp_programme.importers.targets import NAMED_BY_SUPPLIER, Exchange, Link, Target, by_rule


def leave_out_cut_off(data: list[Dataset], rulings: Rulings) -> list[Dataset]:
    """Drop the lines that a decision leaves out; `remainders.cut_off` names them in the result.

    >>> from bw_cfp_programme.importers.decisions import LineKey
    >>> from bw_cfp_programme.results import MappingDecision
    >>> left_out = CutOff(MappingDecision(condition="cut_off", reason="below 1 %"))
    >>> line = {"type": "technosphere", "amount": 2.0, "cfp": {
    ...     "category": "consumable", "item": "Rags", "activity": {"unit": "kilogram"}}}
    >>> leave_out_cut_off([{"cfp": {"member": "S3"}, "exchanges": [line]}],
    ...                   {LineKey("rags"): left_out})[0]["exchanges"]
    []
    """
    if not any(isinstance(decided, CutOff) for decided in rulings.values()):
        return data
    return [
        {**ds, "exchanges": [e for e in ds["exchanges"] if not is_cut_off(e, ds, rulings)]}
        for ds in data
    ]


def is_cut_off(exchange: Exchange, dataset: Dataset, rulings: Rulings) -> bool:
    """Whether a decision leaves this unlinked exchange out.

    A line that names a dataset is left out by a decision for its member alone.
    """
    if "input" in exchange or exchange["type"] not in TECHNOSPHERE:
        return False
    decided = own_ruling if wanted_of(exchange).background else ruling
    return isinstance(decided(rulings, member_of(dataset), exchange), CutOff)


def link_to_mapped_background(data: list[Dataset], rulings: Rulings) -> list[Dataset]:
    """Link lines to what `mappings/decisions.csv` decides for them.

    >>> from bw_cfp_programme.importers.decisions import LineKey
    >>> from bw_cfp_programme.importers.targets import Target
    >>> ingot = by_rule(Target(("bg", "al"), "Aluminium, primary", "kilogram"), "proxy")
    >>> line = {"type": "technosphere", "amount": 2.0, "unit": "kilogram",
    ...         "cfp": {"category": "main_material", "item": "鋁錠", "conversion": 1.0,
    ...                 "activity": {"unit": "kilogram"}}}
    >>> housing = {"cfp": {"member": "S3"}, "exchanges": [line]}
    >>> done = link_to_mapped_background([housing], {LineKey("鋁錠"): ingot})
    >>> done[0]["exchanges"][0]["input"]
    ('bg', 'al')
    """

    def find(exchange: Exchange, dataset: Dataset) -> Link | None:
        found = ruling(rulings, member_of(dataset), exchange)
        return found if isinstance(found, Link) else None

    return link_exchanges(data, TECHNOSPHERE, find) if rulings else data


def link_to_named_background(
    data: list[Dataset],
    index: BackgroundIndex,
    members: Collection[str],
    rulings: Rulings = MappingProxyType({}),
) -> list[Dataset]:
    """Link lines to the one background dataset whose code or name they give.

    A line that names a member as supplier waits for that member's own data, or for a decision. What
    was decided for the line's member goes before what the line names, a decision for all does not.

    >>> from bw_cfp_programme.importers.targets import Target
    >>> index = BackgroundIndex({"bg": [Target(("bg", "al"), "Aluminium, primary", "kilogram")]})
    >>> line = {"type": "technosphere", "amount": 2.0, "unit": "kilogram", "cfp": {
    ...     "link": {"supplier": "", "background": "aluminium, PRIMARY"}, "conversion": 1.0}}
    >>> done = link_to_named_background([{"exchanges": [line]}], index, ())[0]["exchanges"][0]
    >>> done["input"], done["cfp"]["mapping"]["condition"]
    (('bg', 'al'), 'named_by_supplier')
    """

    def find(exchange: Exchange, dataset: Dataset) -> Link | None:
        if own_ruling(rulings, member_of(dataset), exchange):
            return None
        target = named_target(exchange, index, members)
        return by_rule(target, NAMED_BY_SUPPLIER) if target else None

    return link_exchanges(data, TECHNOSPHERE, find)


def named_target(
    exchange: Exchange, index: BackgroundIndex, members: Collection[str]
) -> Target | None:
    """The one dataset that a line names; none for a line that waits for a member."""
    wanted = wanted_of(exchange)
    if not wanted.background or wanted.supplier in members:
        return None
    return index.find(wanted.background)
