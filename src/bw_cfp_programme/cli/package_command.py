"""`bw-cfp package`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument
from bw_cfp_programme.cli.printing import progress


@click.command("package")
@folder_argument
def command(folder: Path) -> None:
    """Write all that a verifier needs into one zip file in FOLDER/outputs.

    產生查證資料包。Deliverables, the workbooks as received, decisions, the editions that were used,
    the inventory as plain tables to recompute from, and a manifest of hashes.

    \b
    Examples:
      bw-cfp package lamp
    """
    from bw_cfp_programme.programme.package import package  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        target = package(folder, progress=tick)
    click.echo(target)
