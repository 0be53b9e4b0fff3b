"""`bw-cfp check`."""

import sys
from collections import Counter
from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import FOLDER, WORKBOOK, json_option, language_option
from bw_cfp_programme.cli.printing import echo, exit_code, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Severity


@click.command("check", cls=Command)
@click.argument("paths", nargs=-1, type=WORKBOOK)
@click.option("--programme", "folder", type=FOLDER)
@click.option("--annotate", type=FOLDER)
@language_option
@json_option
def command(
    paths: tuple[Path, ...],
    folder: Path | None,
    annotate: Path | None,
    language: str,
    *,
    as_json: bool,
) -> None:
    """Print what is wrong in which cell; 1 when there are errors."""
    from bw_cfp_programme.folder.submissions import workbooks  # noqa: PLC0415 - loaded when called
    from bw_cfp_programme.programme.check import annotate_copies, check  # noqa: PLC0415

    paths = paths or (Path(),)
    few = len(workbooks(paths)) <= 1
    with progress(quiet=as_json or few) as tick:
        report = check(paths, folder=folder, progress=tick)
    severities = Counter(problem.severity for problem in report.problems)
    if not as_json:
        print_problems(report.problems, language)
        echo(_summary(len(report.files), severities, language))
    copies = annotate_copies(report, annotate, language=language) if annotate else []
    if as_json:
        print_json({"problems": [p.to_dict() for p in report.problems], "copies": copies})
    else:
        for copy in copies:
            echo(copy)
    sys.exit(exit_code(severities))


def _summary(files: int, severities: Counter[Severity], language: str) -> str:
    counts = {f"{severity.value}s": severities[severity] for severity in Severity}
    return "\n" + label("message.checked", language).format(files=files, **counts)
