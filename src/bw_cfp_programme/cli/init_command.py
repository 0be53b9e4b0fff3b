"""`bw-cfp init`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, language_option
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.labels import label


@click.command("init", cls=Command)
@folder_argument
@click.option("--id", "programme_id")
@language_option
def command(folder: Path, programme_id: str | None, language: str) -> None:
    """Print the files of the new folder, and what to do next."""
    from bw_cfp_programme.folder.config import init  # noqa: PLC0415 - loaded when called
    from bw_cfp_programme.folder.names import FILE  # noqa: PLC0415

    for path in init(folder, programme_id=programme_id):
        echo(path)
    told = {"file": folder / FILE, "folder": folder}
    echo(label("message.now_fill_in", language).format(**told))
