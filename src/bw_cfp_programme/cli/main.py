"""The `bw-cfp` group. Commands load when they are called, so that `check` stays quick."""

import errno
import gc
import importlib
import sys

import click

import bw_cfp_programme
from bw_cfp_programme.cli.needed import needed
from bw_cfp_programme.cli.printing import plain_signs
from bw_cfp_programme.errors import BwCfpError

COMMANDS = (
    "init",
    "template",
    "check",
    "import",
    "map",
    "status",
    "calculate",
    "study",
    "requirements",
    "cut-off",
    "primary-data",
    "data-quality",
    "uncertainty",
    "sensitivity",
    "allocation",
    "reconcile",
    "scenarios",
    "carbon",
    "electricity",
    "label",
    "validity",
    "repeat",
    "export",
    "package",
    "demo",
)

_YOUNG = 50_000
"""Objects between two searches for garbage: what a command reads it keeps to its end, and to look
through it every 700 objects takes a fifth of the time of a report on 300 suppliers."""


class LazyGroup(click.Group):
    """Imports a command's file when that command is called, or when all are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """In the order of the work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command in `cli/<name>_command.py`."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(
            f"bw_cfp_programme.cli.{cmd_name.replace('-', '_')}_command"
        )
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """A bad situation is one line on stderr and exit code 2, never a traceback."""
        plain_signs(sys.stdout, sys.stderr)
        gc.set_threshold(_YOUNG)
        try:
            return super().invoke(ctx)
        except BwCfpError as error:
            click.echo(f"bw-cfp: {error}", err=True)
        except ModuleNotFoundError as missing:
            click.echo(f"bw-cfp: {needed(missing, 'both')}", err=True)
        except OSError as error:  # a file open in Excel, a full disk, a wrong BRIGHTWAY2_DIR
            if error.errno == errno.EPIPE:
                raise  # click's: whoever read our output has enough
            click.echo(f"bw-cfp: {error}", err=True)
        sys.exit(2)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(bw_cfp_programme.__version__, prog_name="bw-cfp")
def main() -> None:
    """Run a supply-chain product carbon footprint programme on Brightway.

    執行供應鏈產品碳足跡計畫。

    \b
    bw-cfp demo my-demo                 see the whole way on an invented example
    bw-cfp init lamp                    start a programme folder
    bw-cfp template lamp                write a workbook for every member
    bw-cfp check lamp/submissions/*     what is wrong in which cell
    bw-cfp import lamp                  workbooks into Brightway databases
    bw-cfp map lamp                     decide what stands for outside goods
    bw-cfp calculate lamp               the footprint
    bw-cfp export lamp                  register, tables, page
    bw-cfp package lamp                 all that a verifier needs, in one file

    Exit codes: 0 done, 1 problems that forbid going on, 2 wrong use or situation.
    """
