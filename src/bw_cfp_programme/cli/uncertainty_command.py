"""`bw-cfp uncertainty`."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from bw_cfp_programme.assessment.sampling import Sampling
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.section_command import find, print_found

_USUAL = Sampling()


@click.command("uncertainty")
@folder_argument
@click.option(
    "--draws",
    type=click.IntRange(min=100),
    default=_USUAL.draws,
    show_default=True,
    help="How often Monte Carlo draws the footprint.",
)
@click.option(
    "--background-draws",
    type=click.IntRange(min=100),
    default=_USUAL.background_draws,
    show_default=True,
    help="How often databases with distributions are drawn from; each solves a system.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=_USUAL.seed,
    show_default=True,
    help="The same seed draws the same numbers.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=_USUAL.workers,
    show_default=True,
    help="Threads; the result does not depend on them.",
)
@language_option
@json_option
def command(
    folder: Path,
    language: str,
    *,
    draws: int,
    background_draws: int,
    seed: int,
    workers: int,
    as_json: bool,
) -> None:
    """Show how far the footprint may be off, by which method, and what makes it uncertain.

    不確定性：平方和開根號、對數常態與蒙地卡羅，以及主要來源。

    \b
    Examples:
      bw-cfp uncertainty lamp
      bw-cfp uncertainty lamp --draws 100000 --workers 4
      bw-cfp uncertainty lamp --background-draws 1000 --workers 2
      bw-cfp uncertainty lamp --seed 1 --json
    """
    sampling = Sampling(draws=draws, seed=seed, workers=workers, background_draws=background_draws)
    change = partial(replace, sampling=sampling)
    found = find(folder, "uncertainty", quiet=as_json, change=change)
    print_found(found, language, as_json=as_json)
