"""Options that several commands share, spelled once; their words stand in `data/help.csv`."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from bw_cfp_programme.cli.words import spoken
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.labels import LANGUAGES, keys

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class _AnyPath(click.Path):
    """A path that is there, whatever it is: what is wrong with it stands in its own report."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return Path(value) if os.path.lexists(value) else super().convert(value, param, ctx)


WORKBOOK = _AnyPath(exists=True, path_type=Path)


def folder_argument(command: F) -> F:
    """FOLDER, the programme folder; the current one unless given."""
    return click.argument("folder", type=FOLDER, default=".")(command)


def language_option(command: F) -> F:
    """--lang: one of our languages; else what was asked for anywhere (`words.language_of`)."""
    option = click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        callback=lambda ctx, _param, given: given or spoken(ctx),
    )
    return option(command)


def json_option(command: F) -> F:
    """--json: a machine reads it."""
    return click.option("--json", "as_json", is_flag=True)(command)


def rules_option(command: F) -> F:
    """--rules: `rules: str | None`, the rule set to judge by."""
    return click.option("--rules")(command)


def gwp_option(command: F) -> F:
    """--gwp: `gwp: str | None`, a GWP edition by its id."""
    return click.option("--gwp")(command)


def boundary_option(command: F) -> F:
    """--boundary: `boundary: str | None`, a system boundary."""
    return click.option("--boundary", type=click.Choice(keys("boundary")))(command)


def frozen_option(command: F) -> F:
    """--frozen: `frozen: bool`, take what was kept and look at nothing newer."""
    return click.option("--frozen", is_flag=True)(command)


def choice_options(command: F) -> F:
    """--boundary, --rules and --gwp as one `choice: Choice`, a variant of the run."""

    @wraps(command)
    def with_choice(
        *, boundary: str | None, rules: str | None, gwp: str | None, **given: Any
    ) -> Any:
        choice = Choice(boundary=boundary or "", rules=rules or "", gwp=gwp or "")
        return command(choice=choice, **given)

    chosen: Any = boundary_option(rules_option(gwp_option(with_choice)))
    return chosen  # type: ignore[no-any-return] # click's decorators keep no signature
