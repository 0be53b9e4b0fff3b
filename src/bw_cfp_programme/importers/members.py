"""Several workbooks at once: inventories that may take products of each other, loops included."""

from collections.abc import Mapping, Sequence

from bw_cfp_programme.allocation.plant import Comparison
from bw_cfp_programme.importers.inventory import Inventory, build_inventory
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.workbook_importer import CfpWorkbookImporter
from bw_cfp_programme.records import Programme, Submission

Inventories = Mapping[str, Inventory]
Importers = dict[str, CfpWorkbookImporter]


def build_inventories(
    submissions: Sequence[Submission],
    programme: Programme,
    *,
    comparison: Comparison | None = None,
) -> dict[str, Inventory]:
    """Member -> inventory of its one workbook, which is free of errors."""
    return {
        submission.facility.member or "": build_inventory(
            submission, programme, comparison=comparison
        )
        for submission in submissions
    }


def member_importers(
    inventories: Inventories, programme: Programme, partners: Partners
) -> Importers:
    """Member -> importer that knows the products of all the others; no strategy applied yet.

    `partners` holds flows, background, decisions, and products of members that are not among the
    inventories.
    """
    known = partners.with_products(*(inventory.datasets for inventory in inventories.values()))
    return {
        member: CfpWorkbookImporter.from_inventory(programme.database(member), inventory, known)
        for member, inventory in inventories.items()
    }


def link_members(inventories: Inventories, programme: Programme, partners: Partners) -> Importers:
    """The importers with all strategies applied."""
    importers = member_importers(inventories, programme, partners)
    for importer in importers.values():
        importer.apply_strategies()
    return importers
