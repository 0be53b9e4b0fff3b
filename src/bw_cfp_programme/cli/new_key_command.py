"""`bw-cfp new-key`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import language_option
from bw_cfp_programme.cli.passphrase import passphrase, passphrase_option
from bw_cfp_programme.cli.printing import echo


@click.command("new-key", cls=Command)
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--encrypt", is_flag=True)
@passphrase_option
@language_option
def command(path: Path, passphrase_file: Path | None, language: str, *, encrypt: bool) -> None:
    """Print the two files that were written."""
    from bw_cfp_programme.programme.sign import new_key  # noqa: PLC0415 - loaded when called

    locked = encrypt or passphrase_file is not None
    word = passphrase(passphrase_file, language, twice=True)() if locked else b""
    for written in new_key(path, word):
        echo(written)
