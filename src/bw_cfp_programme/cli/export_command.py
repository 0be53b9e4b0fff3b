"""`bw-cfp export`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import choice_options, folder_argument, frozen_option
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.cli.progress import progress, say
from bw_cfp_programme.cli.words import spoken
from bw_cfp_programme.folder.choice import Choice
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
@choice_options
@frozen_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    folder: Path,
    languages: tuple[Language, ...],
    names: tuple[str, ...],
    *,
    choice: Choice,
    frozen: bool,
) -> None:
    """Print the files that were written."""
    from bw_cfp_programme.programme.export import export  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        paths = export(
            folder,
            choice,
            languages=languages,
            names=names or None,
            frozen=frozen,
            progress=tick,
            say=say(spoken(ctx)),
        )
    for path in paths:
        echo(path)
