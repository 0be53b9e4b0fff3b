"""How a command says how far it is: a bar where a person looks on, else a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from bw_cfp_programme.characters import in_one_line
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.labels import Text
from bw_cfp_programme.progress import Progress, Say, silent

_WRONG = f"{__name__}.wrong"
EVERY = 3.0
"""Seconds between two lines; what takes less says nothing."""


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Follow (what, done, of) on standard error; silent for machines that asked for JSON."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as tick:
            yield tick
    else:
        yield lines()


def say(language: str) -> Say:
    """A line on standard error for what was done besides what was asked for.

    Where something is wrong with it, the command exits with 1 when it is done (`was_wrong`).
    """
    meta = click.get_current_context().meta

    def tell(sentence: Text, /, *, wrong: bool = False) -> None:
        echo(f"bw-cfp: {sentence.said(language)}", err=True)
        meta[_WRONG] = meta.get(_WRONG, False) or wrong

    return tell


def was_wrong(ctx: click.Context) -> bool:
    """Whether somebody said so while a command ran."""
    return bool(ctx.meta.get(_WRONG))


def lines(clock: Callable[[], float] = time.monotonic, every: float = EVERY) -> Progress:
    """A plain line at most every so many seconds of `clock`, for logs and pipes."""
    last = clock()

    def tick(what: str, done: int, of: int) -> None:
        nonlocal last
        if clock() - last >= every:
            last = clock()
            echo(f"{in_one_line(what)} {done}/{of}", err=True)

    return tick


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich import progress as bars  # noqa: PLC0415 - a tenth of a second that few commands pay
    from rich.console import Console  # noqa: PLC0415

    columns = (
        bars.TextColumn("{task.description}", markup=False),
        bars.BarColumn(),
        bars.TimeElapsedColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(
            task, description=in_one_line(what), completed=done, total=of
        )
