"""`bw-cfp package`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import (
    choice_options,
    folder_argument,
    frozen_option,
    language_option,
)
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.cli.progress import progress, say
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.records.disclosure import AUDIENCES, Audience


@click.command("package", cls=Command)
@folder_argument
@choice_options
@frozen_option
@click.option("--for", "audience", type=click.Choice(AUDIENCES), default="verifier")
@language_option
def command(
    folder: Path, language: str, *, choice: Choice, frozen: bool, audience: Audience
) -> None:
    """Print the file that was written."""
    from bw_cfp_programme.programme.package import package  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        target = package(
            folder,
            choice,
            audience=audience,
            frozen=frozen,
            progress=tick,
            say=say(language),
        )
    echo(target)
