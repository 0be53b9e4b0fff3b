"""Several workbooks at once: inventories that may take products of each other, loops included."""

from collections.abc import Mapping, Sequence

from bw_cfp_programme.importers.inventory import Inventory, build_inventory
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.workbook_importer import CfpWorkbookImporter
from bw_cfp_programme.records import Programme, Submission
from bw_cfp_programme.rule_sets import RuleSet

Importers = dict[str, CfpWorkbookImporter]


def member_importers(
    submissions: Sequence[Submission],
    programme: Programme,
    rule_set: RuleSet,
    partners: Partners,
    *,
    rule: str | None = None,
) -> Importers:
    """Member -> importer with all strategies applied; they know each other's products.

    Args:
        submissions: one workbook a member, free of errors.
        programme: what is studied.
        rule_set: which allocation rules are the default.
        partners: flows, background, decisions, and products of members that are not read now.
        rule: split every whole site by this one rule instead (`rule_set.first_rule`).
    """
    inventories = {
        submission.facility.member or "": build_inventory(
            submission, programme, rule_set, rule=rule
        )
        for submission in submissions
    }
    return link_inventories(inventories, programme, partners)


def link_inventories(
    inventories: Mapping[str, Inventory], programme: Programme, partners: Partners
) -> Importers:
    """Importers of inventories that know each other's products, all strategies applied."""
    known = partners.with_products(*(inventory.datasets for inventory in inventories.values()))
    found = {
        member: CfpWorkbookImporter(programme.database(member), inventory, known)
        for member, inventory in inventories.items()
    }
    for importer in found.values():
        importer.apply_strategies()
    return found
