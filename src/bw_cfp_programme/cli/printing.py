"""How commands print problems, tables and progress."""

import codecs
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, Problem, Severity
from bw_cfp_programme.progress import Progress, silent

MARKS = {
    Severity.ERROR: ("✗", "red"),
    Severity.WARNING: ("!", "yellow"),
    Severity.INFO: ("i", "blue"),
}
PLAIN = {"✗": "x", "→": ">", "−": "-", "█": "#", "…": "~", "“": '"', "”": '"'}


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def print_problems(
    problems: Sequence[Problem], language: str, *, verbose: bool = True, together: bool = False
) -> None:
    """Problems by file in reading order: cell, what is wrong, what to do.

    `together`: what is said of several cells in the same words is said once, with all cells.
    """
    shown = [p for p in problems if verbose or p.severity is not Severity.INFO]
    places = _places(shown)
    file = None
    for problem in shown:
        same = places[_words(problem)]
        if together and same[0] != problem.place:
            continue
        if problem.place.file != file:
            file = problem.place.file
            click.secho(f"\n{file}", bold=True)
        mark, colour = MARKS[problem.severity]
        where = "!".join(part for part in (problem.place.sheet, problem.place.cell) if part)
        click.echo(f"  {click.style(mark, fg=colour, bold=True)} {where}".rstrip())
        click.echo(f"      {problem.message(language)}")
        if remedy := problem.remedy(language):
            click.secho(f"      → {remedy}", dim=True)
        if together and len(same) > 1:
            others = "; ".join(map(str, same[1:]))
            click.echo(f"      {label('message.also_at', language).format(places=others)}")


def _places(problems: Iterable[Problem]) -> dict[tuple[object, ...], list[Place]]:
    """What is said -> all cells that it is said of, in reading order."""
    found: dict[tuple[object, ...], list[Place]] = {}
    for problem in problems:
        cells = found.setdefault(_words(problem), [])
        if problem.place not in cells:
            cells.append(problem.place)
    return found


def _words(problem: Problem) -> tuple[object, ...]:
    return (problem.code, *sorted(problem.values.items()))


def count(problems: Iterable[Problem], severity: Severity) -> int:
    """How many of a severity."""
    return sum(p.severity is severity for p in problems)


def exit_code(problems: Iterable[Problem]) -> int:
    """1 when something forbids going on, else 0."""
    return 1 if count(problems, Severity.ERROR) else 0


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


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """A bar on standard error that follows (what, done, of); silent for machines."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich import progress as bars  # noqa: PLC0415 - a tenth of a second that `check` never pays
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)
