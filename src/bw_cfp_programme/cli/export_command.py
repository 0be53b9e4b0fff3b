"""`bw-cfp export`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import LANGUAGES, Language


@click.command("export", cls=Command)
@folder_argument
@click.option(
    "--lang",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    default=LANGUAGES,
    show_default=True,
)
@click.option("--only", "names", multiple=True)
def command(folder: Path, languages: tuple[Language, ...], names: tuple[str, ...]) -> None:
    """Print the files that were written."""
    from bw_cfp_programme.programme.export import export  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        paths = export(folder, languages=languages, names=names or None, progress=tick)
    for path in paths:
        click.echo(path)
