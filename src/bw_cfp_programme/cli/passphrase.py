"""The passphrase of a key: from a file, the environment, or a person; never from the command."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from bw_cfp_programme.cli.options import FILE, F
from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, problem

VARIABLE = "BW_CFP_PASSPHRASE"


def key_option(command: F) -> F:
    """--key: `key: Path`, a private key file; --passphrase-file: `passphrase_file`, if any."""
    return click.option("--key", type=FILE, required=True)(passphrase_option(command))


def passphrase_option(command: F) -> F:
    """--passphrase-file: `passphrase_file: Path | None`."""
    return click.option("--passphrase-file", type=FILE)(command)


def passphrase(file: Path | None, language: str, *, twice: bool = False) -> Callable[[], bytes]:
    """Gives the passphrase when it is asked for; a person types a new one `twice`.

    The one that is given raises SigningRefused where there is none and nobody to ask.
    """

    def ask() -> bytes:
        word = _written(file) or _typed(language, twice=twice)
        if not word:
            raise SigningRefused.of(problem("key_passphrase_needed", Place("--passphrase-file")))
        return word

    return ask


def _written(file: Path | None) -> bytes:
    from bw_cfp_programme.limits import limit  # noqa: PLC0415 - loaded when asked
    from bw_cfp_programme.signing.reading import read_small  # noqa: PLC0415 - loaded when asked

    if file is not None:
        return read_small(file, limit("largest_key_bytes")).rstrip(b"\r\n")
    return os.environ.get(VARIABLE, "").encode()


def _typed(language: str, *, twice: bool) -> bytes:
    if not sys.stdin.isatty():
        return b""
    asked = label("message.passphrase", language)
    again = label("message.passphrase_again", language) if twice else False
    word: str = click.prompt(asked, hide_input=True, confirmation_prompt=again, err=True)
    return word.encode()
