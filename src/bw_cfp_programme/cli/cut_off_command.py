"""`bw-cfp cut-off`."""

from functools import partial
from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.section_command import find, print_found

_SHARE = click.FloatRange(0, 1)


@click.command("cut-off")
@folder_argument
@click.option("--single", type=_SHARE, help="Try this limit for one source (0.01 is 1 %).")
@click.option("--total", type=_SHARE, help="Try this limit for all together.")
@language_option
@json_option
def command(
    folder: Path, single: float | None, total: float | None, language: str, *, as_json: bool
) -> None:
    """Show what was left out, whether the rules allow it, and what could be left out besides.

    切斷：已略去的項目是否符合規則，還有哪些可以略去。

    \b
    Examples:
      bw-cfp cut-off lamp
      bw-cfp cut-off lamp --single 0.005 --total 0.02
    """
    from bw_cfp_programme.assessment.cut_off import try_limits  # noqa: PLC0415 - when called

    change = partial(try_limits, single=single, total=total)
    tried = single is not None or total is not None
    found = find(folder, "cut-off", quiet=as_json, change=change if tried else None)
    print_found(found, language, as_json=as_json)
