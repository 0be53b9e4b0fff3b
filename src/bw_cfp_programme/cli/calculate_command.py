"""`bw-cfp calculate`."""

import sys
from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import (
    choice_options,
    folder_argument,
    frozen_option,
    json_option,
    language_option,
)
from bw_cfp_programme.cli.printing import exit_code, print_json
from bw_cfp_programme.cli.problem_list import print_findings
from bw_cfp_programme.cli.progress import progress, say
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.problems import Severity


@click.command("calculate", cls=Command)
@folder_argument
@choice_options
@frozen_option
@language_option
@json_option
def command(folder: Path, language: str, *, choice: Choice, frozen: bool, as_json: bool) -> None:
    """Print the footprint and what is wrong with it; 1 when there are errors."""
    from bw_cfp_programme.cli.result_table import print_result  # noqa: PLC0415 - loads rich
    from bw_cfp_programme.programme.calculate import report  # noqa: PLC0415 - loads Brightway
    from bw_cfp_programme.reporting.machine import report_dict  # noqa: PLC0415

    with progress(quiet=as_json) as tick:
        model = report(folder, choice, frozen=frozen, progress=tick, say=say(language))
    if as_json:
        print_json(report_dict(model))
    else:
        print_result(model, language)
        print_findings(model.section("problems"), language)
    severities = [Severity(name) for name in model.section("problems").column("severity")]
    sys.exit(exit_code(severities))
