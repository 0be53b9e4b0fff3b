"""Commands that print one assessment: a file of each names it and says what it is for."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import print_json, print_problems, progress

if TYPE_CHECKING:  # loads Brightway
    from collections.abc import Callable

    from bw_cfp_programme.assessment import Study
    from bw_cfp_programme.programme.assess import Found


def section_command(name: str, text: str) -> click.Command:
    """The command that prints the assessment `name`; `text` is its help with an example."""

    @click.command(name, help=text)
    @folder_argument
    @language_option
    @json_option
    def command(folder: Path, language: str, *, as_json: bool) -> None:
        print_found(find(folder, name, quiet=as_json), language, as_json=as_json)

    return command


def find(
    folder: Path, name: str, *, quiet: bool, change: "Callable[[Study], Study] | None" = None
) -> "Found":
    """What the assessment `name` says, with a bar while it is worked out unless `quiet`."""
    from bw_cfp_programme.programme.assess import assess  # noqa: PLC0415 - loads Brightway

    with progress(quiet=quiet) as tick:
        return assess(folder, name, change=change, progress=tick)


def print_found(found: "Found", language: str, *, as_json: bool) -> None:
    """Sections and problems of an assessment, as tables or as one JSON object."""
    from bw_cfp_programme.cli.section_table import print_section  # noqa: PLC0415 - loads rich
    from bw_cfp_programme.reporting.machine import section_dict  # noqa: PLC0415

    if as_json:
        sections = [section_dict(section) for section in found.sections]
        print_json({"sections": sections, "problems": [p.to_dict() for p in found.problems]})
        return
    for section in found.sections:
        print_section(section, found.scale, language)
    print_problems(found.problems, language)
