"""`bw-cfp package`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, language_option
from bw_cfp_programme.cli.progress import progress


@click.command("package", cls=Command)
@folder_argument
@language_option
def command(folder: Path, language: str) -> None:  # noqa: ARG001 - help and mistakes are told in it
    """Print the file that was written."""
    from bw_cfp_programme.programme.package import package  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        target = package(folder, progress=tick)
    click.echo(target)
