"""`bw-cfp repeat`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import echo, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import label

if TYPE_CHECKING:  # loads Brightway
    from bw_cfp_programme.programme.repeat import Repeated


@click.command("repeat", cls=Command)
@folder_argument
@click.argument("run", required=False)
@language_option
@json_option
def command(folder: Path, run: str | None, language: str, *, as_json: bool) -> None:
    """List the runs, or print one as it was and as it is now; 1 when they differ."""
    if run is None:
        _list(folder, language, as_json=as_json)
        return
    from bw_cfp_programme.programme.repeat import repeat  # noqa: PLC0415 - loads Brightway

    with progress(quiet=as_json) as told:
        repeated = repeat(folder, run, progress=told)
    if as_json:
        print_json(_as_dict(repeated))
    else:
        _print(repeated, language)
    sys.exit(0 if repeated.is_same else 1)


def _list(folder: Path, language: str, *, as_json: bool) -> None:
    from bw_cfp_programme.folder.config import open_programme  # noqa: PLC0415 - as the next
    from bw_cfp_programme.folder.runs import stored_runs  # noqa: PLC0415 - loads Brightway

    runs = stored_runs(folder)
    if not runs:
        open_programme(folder)  # a folder that is no programme says so, not "no runs"
    if as_json:
        kept = ("name", "calculated", "variant", "stale", "missing", "total", "repeatable")
        print_json([{name: getattr(run, name) for name in kept} for run in runs])
        return
    for run in runs:
        marked = "" if run.repeatable else f"  {label('message.run_not_kept', language)}"
        special = run.special.said(language)
        special = f"  {special}" if special else ""
        special += "  --frozen" if run.stale else ""
        echo(f"{run.name}  {run.total:.9g} kg CO2e{special}{marked}")
    echo(label("message.runs_listed", language).format(count=len(runs)))


def _print(repeated: "Repeated", language: str) -> None:
    for name, then in repeated.then.items():
        now = repeated.now.get(name)
        again = "-" if now is None else f"{now:.9g}"
        echo(f"{label(f'indicator.{name}', language)}: {then:.9g} → {again} kg CO2e")
    print_problems(repeated.problems, language)
    code = "message.run_repeated" if repeated.is_same else "message.run_not_repeated"
    echo(label(code, language).format(run=repeated.run))


def _as_dict(repeated: "Repeated") -> dict[str, object]:
    return {
        "run": repeated.run,
        "same": repeated.is_same,
        "then_kg_co2e": dict(repeated.then),
        "now_kg_co2e": dict(repeated.now),
        "problems": [problem.to_dict() for problem in repeated.problems],
    }
