"""What a member's database is made from, by name: another hash, another database."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

from bw_cfp_programme import origin, plugins
from bw_cfp_programme.files import sha256
from bw_cfp_programme.folder.names import DECISIONS, FILE, FLOWS
from bw_cfp_programme.folder.submissions import Received
from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.partners import Products
from bw_cfp_programme.records import Programme, Submission

Ingredients = dict[str, str]
"""Name -> hash; a name is that of a file, or one of `ingredient` in terms.csv."""
OFFERED = ("product", "unit", "mass_per_unit", "role", "name", "by_product_treatment")
"""What of a product decides how others take it."""


def common_ingredients(folder: Path, programme: Programme, index: BackgroundIndex) -> Ingredients:
    """All that any member's database depends on besides workbooks.

    Of the background only what lines are linked by: its names, units and places, not its amounts.
    """
    written = {name.as_posix(): folder / name for name in (DECISIONS, FLOWS)}
    return {
        "code": _hash([origin.own_code(), *map(repr, plugins.installed())]),
        FILE: _hash(_said(programme)),
        "rule_set": _hash([repr(programme.rule_set)]),
        "gwp": _hash([repr(programme.gwp)]),
        "background": _hash(repr(each) for own in index.databases.values() for each in own),
        **{name: sha256(path) for name, path in written.items() if path.is_file()},
    }


def _said(programme: Programme) -> list[str]:
    """What a file says that goes into databases; no option does."""
    elsewhere = {"folder", "project", "options", "own_factors", "rule_set", "gwp"}
    names = (field.name for field in fields(programme) if field.name not in elsewhere)
    return [f"{name} = {getattr(programme, name)!r}" for name in names]


def products_hash(workbooks: Mapping[str, Submission], stored: Products) -> str:
    """Of all that members may take of each other: as their workbooks say, else as it is stored."""
    said = (
        (member, *(getattr(product, name) for name in OFFERED), bool(product.output))
        for member, submission in workbooks.items()
        for product in submission.products
    )
    others = (target for (member, _), target in stored.items() if member not in workbooks)
    rest = ((target.key, target.unit, target.mass_per_unit) for target in others)
    return _hash(sorted(map(repr, (*said, *rest))))


def member_ingredients(common: Ingredients, workbook: Received, products: str) -> Ingredients:
    """A member's: the common ones, its workbook, and what the others make."""
    return {**common, workbook.name: workbook.sha256, "products": products}


def _hash(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
