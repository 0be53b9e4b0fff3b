"""`bw-cfp template`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.labels import LANGUAGES


@click.command("template", cls=Command)
@folder_argument
@click.option("--member", "members", multiple=True)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["both", *LANGUAGES]),
    default="both",
    show_default=True,
)
def command(folder: Path, members: tuple[str, ...], language: str) -> None:
    """Print the workbooks that were written."""
    from bw_cfp_programme.programme.templates import write_templates  # noqa: PLC0415 - loaded when called

    for path in write_templates(folder, members=members or None, language=language):
        echo(path)
