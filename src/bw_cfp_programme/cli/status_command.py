"""`bw-cfp status`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import echo, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import label, word

if TYPE_CHECKING:
    from bw_cfp_programme.programme.status import Status


@click.command("status", cls=Command)
@folder_argument
@language_option
@json_option
def command(folder: Path, language: str, *, as_json: bool) -> None:
    """Print where the programme stands."""
    from bw_cfp_programme.programme.status import status  # noqa: PLC0415 - loaded when called

    with progress(quiet=as_json) as tick:
        found = status(folder, progress=tick)
    if as_json:
        print_json(found.to_dict())
    else:
        _print(found, folder, language)


def _print(found: "Status", folder: Path, language: str) -> None:
    width = max(len(member.code) for member in found.members)
    for member in found.members:
        state = label(f"state.{member.state}", language)
        force = f"{member.file} {member.sha256[:12]} ({member.since[:10]})" if member.file else ""
        parts = (member.code.ljust(width), state, force, member.received and f"← {member.received}")
        echo("  ".join(part for part in parts if part))
    print_problems(found.problems, language)
    for each in found.stale:
        what = word("stale", each.what, language)
        why = ", ".join(word("ingredient", name, language) for name in each.why)
        echo(label("message.stale", language).format(what=what, why=why))
    for run in found.runs:
        special, total = run.special.said(language), f"{run.total:.9g}"
        said = label("message.last_run", language)
        echo(said.format(name=run.name, special=special, total=total).replace(" ()", ""))
    echo(label(f"next.{found.next}", language).format(folder=folder))
