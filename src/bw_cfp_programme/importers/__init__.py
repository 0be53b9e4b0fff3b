"""Importers: submissions -> linked datasets -> a Brightway database per member."""

from bw_cfp_programme.importers.members import build_inventories, link_members, member_importers
from bw_cfp_programme.importers.partners import Partners
from bw_cfp_programme.importers.workbook_importer import CfpWorkbookImporter, write_members

__all__ = [
    "CfpWorkbookImporter",
    "Partners",
    "build_inventories",
    "link_members",
    "member_importers",
    "write_members",
]
