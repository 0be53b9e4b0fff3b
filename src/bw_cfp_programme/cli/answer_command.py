"""`bw-cfp answer`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import FILE, language_option
from bw_cfp_programme.cli.passphrase import key_option, passphrase
from bw_cfp_programme.cli.printing import echo


@click.command("answer", cls=Command)
@click.argument("package", type=FILE)
@click.option("--answer", "typed", type=FILE, required=True)
@key_option
@language_option
def command(
    package: Path, typed: Path, key: Path, passphrase_file: Path | None, language: str
) -> None:
    """Print the file that was written."""
    from bw_cfp_programme.programme.sign import answer  # noqa: PLC0415 - loaded when called

    echo(answer(package, typed, key, passphrase(passphrase_file, language)))
