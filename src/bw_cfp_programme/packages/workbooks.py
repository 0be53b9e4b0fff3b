"""The workbooks of members inside of a package, as a supplier's file is always read."""

from collections.abc import Mapping
from pathlib import Path

from bw_cfp_programme.forms import read
from bw_cfp_programme.packages.bag import PAYLOAD, plain_name
from bw_cfp_programme.packages.contents import SUBMISSIONS
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.records import Submission
from bw_cfp_programme.unfinished import own_folder


def workbook_of(member: Mapping[str, str], package: Package) -> str:
    """The file of a member (a row of `members`) in a package; "" where it is not there."""
    name = f"{PAYLOAD}{SUBMISSIONS}{plain_name(member.get('member', ''))}.xlsx"
    return name if name in package.entries else ""


def read_inside(package: Package, name: str) -> Submission | None:
    """What a workbook says; None where no form is known that it is of.

    Raises:
        Unusable: as `Package.read`.
    """
    with own_folder() as folder:
        path = folder / Path(name).name
        path.write_bytes(package.read(name))
        return read(path).submission
