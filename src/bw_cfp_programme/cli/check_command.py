"""`bw-cfp check`."""

import sys
from pathlib import Path

import click

from bw_cfp_programme.cli.options import FILE, FOLDER, json_option, language_option
from bw_cfp_programme.cli.printing import count, exit_code, print_json, print_problems
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Severity


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option(
    "--programme", "folder", type=FOLDER, help="Programme folder; else the files' own, if in one."
)
@click.option(
    "--annotate",
    type=FOLDER,
    help="Write copies of the workbooks into this folder, every problem marked in its cell.",
)
@language_option
@json_option
def command(
    files: tuple[Path, ...],
    folder: Path | None,
    annotate: Path | None,
    language: str,
    *,
    as_json: bool,
) -> None:
    """Say what is wrong in which cell of FILES, and what to do about it.

    檢查供應商盤查表，逐格指出問題。Brightway is not needed. Exit code 1 when there are errors.

    \b
    Examples:
      bw-cfp check S03.xlsx
      bw-cfp check lamp/submissions/*.xlsx --lang zh_TW --annotate returned
      bw-cfp check S03.xlsx --json
    """
    from bw_cfp_programme.programme.check import check  # noqa: PLC0415 - loaded when called

    report = check(files, folder=folder)
    copies: list[Path] = []
    if annotate:
        from bw_cfp_programme.programme.check import annotate_copies  # noqa: PLC0415

        copies = annotate_copies(report, files, annotate, language=language)
    if as_json:
        print_json({"problems": [p.to_dict() for p in report.problems], "copies": copies})
    else:
        print_problems(report.problems, language)
        errors, warnings, notes = (count(report.problems, severity) for severity in Severity)
        summary = label("message.checked", language)
        numbers = {"errors": errors, "warnings": warnings, "notes": notes}
        click.echo("\n" + summary.format(files=len(files), **numbers))
        for copy in copies:
            click.echo(copy)
    sys.exit(exit_code(report.problems))
