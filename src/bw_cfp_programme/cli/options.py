"""Options that several commands share, spelled once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
LANGUAGE = "bw_cfp_programme.language"
"""Where contexts keep the language that was chosen."""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def folder_argument(command: F) -> F:
    """FOLDER, the programme folder; the current one unless given."""
    return click.argument("folder", type=FOLDER, default=".")(command)


def language_option(command: F) -> F:
    """--lang zh_TW|en, or the environment variable BW_CFP_LANG."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice(["zh_TW", "en"]),
        default="en",
        envvar="BW_CFP_LANG",
        show_default=True,
        callback=_keep,
        help="Language of what is printed or written. 語言。",
    )(command)


def _keep(ctx: click.Context, _: click.Parameter, language: str) -> str:
    """Let the group know in which language to tell what stops a command."""
    ctx.meta[LANGUAGE] = language
    return language


def json_option(command: F) -> F:
    """--json: a machine reads it."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, nothing else.")(
        command
    )
