"""`bw-cfp init`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument


@click.command("init")
@folder_argument
@click.option(
    "--id", "programme_id", default=None, help="Short id; the folder's name if not given."
)
def command(folder: Path, programme_id: str | None) -> None:
    """Start a programme FOLDER: programme.toml to fill in, and folders for what follows.

    建立計畫資料夾。Nothing that exists is overwritten.

    \b
    Example:
      bw-cfp init lamp --id lamp-2026
    """
    from bw_cfp_programme.folder.config import init  # noqa: PLC0415 - loaded when called

    for path in init(folder, programme_id=programme_id):
        click.echo(path)
    click.echo(f"Now fill in {folder / 'programme.toml'}, then: bw-cfp template {folder}")
