"""How commands print JSON and whatever a terminal can show, and what they exit with."""

import codecs
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bw_cfp_programme.characters import escaped, in_one_line, revealed
from bw_cfp_programme.problems import Severity

PLAIN = {"✗": "x", "→": ">", "−": "-", "█": "#", "…": "~", "“": '"', "”": '"'}


def echo(said: object = "", *, err: bool = False, nl: bool = True, **style: Any) -> None:
    """Print a text or a path, as `click.secho`; what strangers wrote in it commands no terminal.

    This is the only way to the terminal, but for tables (`section_table`) and JSON.
    """
    text = in_one_line(str(said)) if isinstance(said, Path) else revealed(str(said))
    click.secho(text, err=err, nl=nl, **style)


def print_json(document: object) -> None:
    """One JSON document on standard output, exact: what commands is escaped."""
    click.echo(escaped(json.dumps(document, ensure_ascii=False, indent=2, default=str)))


def exit_code(severities: Iterable[Severity]) -> int:
    """1 when something forbids going on, else 0."""
    return int(Severity.ERROR in severities)


def plain_signs(*streams: object) -> None:
    """Let streams write a plain sign for one that their encoding lacks, as cp950 lacks ✗ and −."""
    codecs.register_error("bw-cfp-plain", _plain)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="bw-cfp-plain")


def _plain(error: UnicodeError) -> tuple[str | bytes, int]:
    """What stands for the part of a text that cannot be encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(PLAIN.get(sign, "?") for sign in lost), error.end
