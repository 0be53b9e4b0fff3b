"""`bw-cfp import`."""

import sys
from pathlib import Path

import click

from bw_cfp_programme.cli.options import FILE, folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import exit_code, print_json, print_problems, progress


@click.command("import")
@folder_argument
@click.argument("files", nargs=-1, type=FILE)
@language_option
@json_option
def command(folder: Path, files: tuple[Path, ...], language: str, *, as_json: bool) -> None:
    """Import workbooks (all of FOLDER/submissions, or FILES) as Brightway databases.

    匯入盤查表。One database per member, linked to each other and to background. A workbook with
    errors is left out and named; an import that fails or is interrupted changes nothing.

    \b
    Examples:
      bw-cfp import lamp
      bw-cfp import lamp lamp/submissions/S03.xlsx
    """
    from bw_cfp_programme.programme.importing import import_submissions  # noqa: PLC0415

    with progress(quiet=as_json) as tick:
        report = import_submissions(folder, files or None, progress=tick)
    if as_json:
        print_json(report.to_dict())
    else:
        print_problems(report.problems, language, verbose=False, together=True)
        for line in report.summary(language):
            click.echo(line)
    sys.exit(exit_code(report.problems))
