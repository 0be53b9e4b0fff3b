"""`bw-cfp calculate`."""

import sys
from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import exit_code, print_json
from bw_cfp_programme.cli.problem_list import print_findings
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.problems import Severity


@click.command("calculate", cls=Command)
@folder_argument
@language_option
@json_option
def command(folder: Path, language: str, *, as_json: bool) -> None:
    """Print the footprint and what is wrong with it; 1 when there are errors."""
    from bw_cfp_programme.cli.result_table import print_result  # noqa: PLC0415 - loads rich
    from bw_cfp_programme.programme.calculate import report  # noqa: PLC0415 - loads Brightway

    with progress(quiet=as_json) as tick:
        model = report(folder, progress=tick)
    if as_json:
        print_json(model.to_dict())
    else:
        print_result(model, language)
        print_findings(model.findings, language)
    severities = [Severity(finding.severity) for finding in model.findings]
    sys.exit(exit_code(severities))
