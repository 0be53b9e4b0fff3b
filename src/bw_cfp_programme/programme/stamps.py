"""What a member's database was made from, as one hash: the same stamp, the same database."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bw_cfp_programme import __version__, brightway
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.options import Options
from bw_cfp_programme.programme.project import DECISIONS
from bw_cfp_programme.records import Programme


def common_stamp(programme: Programme, folder: Path) -> str:
    """All that any member's database depends on besides workbooks, in the current project."""
    decisions = folder / DECISIONS
    parts = (
        __version__,
        repr(replace(programme, options=Options())),  # no option goes into a database
        decisions.read_bytes().hex() if decisions.is_file() else "",
        *(brightway.last_changed(name) for name in programme.background),
    )
    return _hash(*parts)


def member_stamp(common: str, workbook: str, offered: Mapping[tuple[str, str], Target]) -> str:
    """A member's stamp: the common one, its workbook's sha256, and the products it may take."""
    products = sorted(f"{target.key} {target.unit}" for target in offered.values())
    return _hash(common, workbook, *products)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
