"""The group of all commands: their list, their words, and one line for what goes wrong."""

import errno
import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from click.shell_completion import CompletionItem

from bw_cfp_programme.characters import in_one_line
from bw_cfp_programme.cli.command import Worded
from bw_cfp_programme.cli.needed import needed
from bw_cfp_programme.cli.printing import echo, plain_signs
from bw_cfp_programme.cli.words import (
    click_speaks,
    commands,
    language_of,
    put_group_words,
    put_words,
    said,
    spoken,
)
from bw_cfp_programme.errors import BwCfpError
from bw_cfp_programme.wording import nearest

_YOUNG = 50_000
"""Objects between two searches for garbage: what a command reads it keeps to its end, and to look
through it every 700 objects takes a fifth of the time of a report on 300 suppliers."""


class Terminal(Worded, click.Group):
    """Lists commands under headings, and loads one only when it is called."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Find out the language before click reads what was typed."""
        typed = args[0] if args else kwargs.get("args")
        language = language_of(sys.argv[1:] if typed is None else list(typed), os.environ)
        plain_signs(sys.stdout, sys.stderr)
        with click_speaks(language):
            return super().main(*args, obj=language, **kwargs)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Have our own words ready, for help and for mistakes."""
        put_group_words(self, extra.get("obj") or spoken(parent))
        with _mistakes_shown():
            return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of the work, not of the alphabet."""
        return list(commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command in `cli/<name>_command.py`, or one made of the assessment of this name."""
        if cmd_name not in commands():
            return None
        command = _load(cmd_name)
        put_words(command, spoken(ctx))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Ask whether the command that looks most like a mistyped one was meant."""
        name = args[0]
        if name not in commands() and name[:1].isalnum():
            ctx.fail(_no_such_command(name, spoken(ctx)))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Names with what they do, without loading what they need."""
        rows = ((name, row) for name, row in commands().items() if name.startswith(incomplete))
        found = [CompletionItem(name, help=row[spoken(ctx)]) for name, row in rows]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands under their headings, then options."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """A whole sentence for each, in columns that stand below each other."""
        language, width = spoken(ctx), max(map(len, commands()))
        for heading in dict.fromkeys(row["heading"] for row in commands().values()):
            with formatter.section(said(f"heading.{heading}", language)):
                formatter.write_dl(
                    [
                        (name.ljust(width), row[language])
                        for name, row in commands().items()
                        if row["heading"] == heading
                    ]
                )

    def invoke(self, ctx: click.Context) -> object:
        """A bad situation is told on stderr, with exit code 2, never a traceback."""
        gc.set_threshold(_YOUNG)
        try:
            with _mistakes_shown():
                return super().invoke(ctx)
        except BwCfpError as error:
            for line in error.lines(spoken(ctx)):
                echo(f"bw-cfp: {in_one_line(line)}", err=True)
        except ModuleNotFoundError as missing:
            echo(f"bw-cfp: {needed(missing, spoken(ctx))}", err=True)
        except OSError as error:  # a file open in Excel, a full disk, a wrong BRIGHTWAY2_DIR
            if error.errno == errno.EPIPE:
                raise  # click's: whoever read our output has enough
            echo(f"bw-cfp: {in_one_line(str(error))}", err=True)
        sys.exit(2)


@contextmanager
def _mistakes_shown() -> Iterator[None]:
    """Click quotes what was typed, and a script may type what a stranger's file is called."""
    try:
        yield
    except click.ClickException as error:
        vars(error)["message"] = in_one_line(error.message)
        raise


def _no_such_command(name: str, language: str) -> str:
    near = nearest(name, commands())
    asked = said("click.did_you_mean", language).format(possibility=repr(near)) if near else ""
    return f"{said('no_such_command', language).format(name=repr(name))} {asked}".rstrip()


def _load(name: str) -> click.Command:
    if commands()[name]["assessment"]:
        from bw_cfp_programme.cli.assessments import assessment_command  # noqa: PLC0415 - numpy

        return assessment_command(name)
    module = importlib.import_module(f"bw_cfp_programme.cli.{name.replace('-', '_')}_command")
    command: click.Command = module.command
    return command
