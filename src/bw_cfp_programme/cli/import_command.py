"""`bw-cfp import`."""

import sys
from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import WORKBOOK, folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import echo, exit_code, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress


@click.command("import", cls=Command)
@folder_argument
@click.argument("files", nargs=-1, type=WORKBOOK)
@language_option
@json_option
def command(folder: Path, files: tuple[Path, ...], language: str, *, as_json: bool) -> None:
    """Print what was imported and what is wrong; 1 when there are errors."""
    from bw_cfp_programme.programme.importing import import_workbooks  # noqa: PLC0415

    with progress(quiet=as_json) as tick:
        report = import_workbooks(folder, files or None, progress=tick)
    if as_json:
        print_json(report.to_dict())
    else:
        print_problems(report.problems, language, verbose=False, together=True)
        for line in report.summary(language):
            echo(line)
    sys.exit(exit_code(each.severity for each in report.problems))
