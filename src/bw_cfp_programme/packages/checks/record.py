"""The run's record: what it was calculated from is what is here."""

from collections.abc import Iterator
from typing import Any

from bw_cfp_programme.packages.bag import PAYLOAD, plain_name
from bw_cfp_programme.packages.contents import EDITIONS, PROGRAMME, RECORD, SUBMISSIONS, place_of
from bw_cfp_programme.packages.opening import Package
from bw_cfp_programme.packages.reading import Malformed, has, json_of, rows_of
from bw_cfp_programme.problems import Place, Problem, problem


def record(package: Package) -> Iterator[Problem]:
    """Inputs, editions and workbooks have the hashes that the record and the members' table say."""
    expected = dict(_workbooks(package))
    if has(package, RECORD):
        expected |= _recorded(json_of(package, RECORD))
    there = {
        name
        for name in package.entries
        if name.startswith((f"{PAYLOAD}{PROGRAMME}", f"{PAYLOAD}{EDITIONS}"))
    }
    if not has(package, RECORD):
        there = set()  # the public's package has no record
    for name in sorted(expected.keys() | there):
        if name not in package.entries:
            yield problem("package_missing", Place(name))
        elif package.entries[name].sha256 != expected.get(name):
            yield problem("package_record", Place(name))


def _workbooks(package: Package) -> Iterator[tuple[str, str]]:
    for row in rows_of(package, "members"):
        if row["lines"] == "true":
            yield f"{PAYLOAD}{SUBMISSIONS}{plain_name(row['member'])}.xlsx", row["workbook"]


def _recorded(said: Any) -> dict[str, str]:
    try:
        inputs = {f"{PAYLOAD}{place_of(name)}": sha for name, sha in said["inputs"].items()}
        editions = {f"{PAYLOAD}{EDITIONS}{name}": sha for name, sha in said["editions"].items()}
        members = {
            f"{PAYLOAD}{SUBMISSIONS}{plain_name(member)}.xlsx": about["workbook"]
            for member, about in said["members"].items()
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise Malformed(f"{PAYLOAD}{RECORD}", repr(error)) from error
    return {**inputs, **editions, **members}
