"""Members' databases, and the products in them, that stand in the current project."""

from bw_cfp_programme import brightway
from bw_cfp_programme.cfp_key import member_of
from bw_cfp_programme.importers.targets import Target, products_of
from bw_cfp_programme.records import Programme


def stored_products(programme: Programme) -> dict[tuple[str, str], Target]:
    """(member, product) -> dataset, of all members' databases in the current project."""
    names = member_databases(programme).values()
    nodes = (item.node for name in names for item in brightway.database_items(name))
    return products_of([node for node in nodes if member_of(node)])


def member_databases(programme: Programme) -> dict[str, str]:
    """Member -> its database, of those that are in the current project."""
    there = set(brightway.databases())
    names = {member.code: programme.database(member.code) for member in programme.members}
    return {code: name for code, name in names.items() if name in there}
