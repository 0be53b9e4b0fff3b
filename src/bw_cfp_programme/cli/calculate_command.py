"""`bw-cfp calculate`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import print_json, progress


@click.command("calculate")
@folder_argument
@language_option
@json_option
def command(folder: Path, language: str, *, as_json: bool) -> None:
    """Calculate the footprint of the product under study in FOLDER.

    計算產品碳足跡。A record of the run is kept in FOLDER/runs.

    \b
    Examples:
      bw-cfp calculate lamp
      bw-cfp calculate lamp --json
    """
    from bw_cfp_programme.cli.result_table import print_result  # noqa: PLC0415 - loads rich
    from bw_cfp_programme.programme.calculate import report  # noqa: PLC0415 - loads Brightway
    from bw_cfp_programme.reporting.machine import report_dict  # noqa: PLC0415

    with progress(quiet=as_json) as tick:
        model = report(folder, progress=tick)
    if as_json:
        print_json(report_dict(model))
    else:
        print_result(model, language)
