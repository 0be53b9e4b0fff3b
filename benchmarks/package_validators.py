"""Have packages judged by the validators of their formats: roc-validator and frictionless.

    python benchmarks/package_validators.py FOLDER

The RO-Crate profile comes with roc-validator, its JSON-LD context does not: so that nobody needs a
network, the terms that we use stand in `ro_crate_context.json`, from RO-Crate's own context (CC0).
"""

import json
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from frictionless import validate
from rocrate_validator import models, services
from rocrate_validator.utils.http import HttpRequester

PROFILE = "ro-crate-1.3"
CONTEXT = Path(__file__).with_name("ro_crate_context.json").read_bytes()


class Answer:
    """What the web would answer for the context."""

    status_code = 200
    ok = True
    headers = {"Content-Type": "application/ld+json"}  # noqa: RUF012 - nobody changes it
    content, text = CONTEXT, CONTEXT.decode()

    def json(self) -> object:
        return json.loads(CONTEXT)

    def raise_for_status(self) -> None:
        """It was answered."""


def issues(folder: Path) -> list[str]:
    """What the validators have against an unpacked package."""
    HttpRequester.get = lambda _self, _url, **_: Answer()
    settings = services.ValidationSettings(
        rocrate_uri=str(folder / "data"),
        profile_identifier=PROFILE,
        requirement_severity=models.Severity.REQUIRED,
    )
    crate = [
        f"{issue.check.identifier}: {issue.message}"
        for issue in services.validate(settings).get_issues()
    ]
    report = validate(str(folder / "data" / "datapackage.json"))
    tables = [error.message for task in report.tasks for error in task.errors]
    return [*crate, *(error.message for error in report.errors), *tables]


def main() -> int:
    """Print what each package is found to be; 1 where anything is against one."""
    found = 0
    for path in sorted(Path(sys.argv[1]).glob("*.zip")):
        with tempfile.TemporaryDirectory() as folder, ZipFile(path) as archive:
            archive.extractall(folder)
            against = issues(Path(folder))
        print(f"{path.name}: {len(against)} issues", *against, sep="\n  ")
        found += len(against)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
