"""Commands that print one assessment: a file of each names it and says what it is for."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import print_json, print_problems


def section_command(name: str, text: str) -> click.Command:
    """The command that prints the assessment `name`; `text` is its help with an example."""

    @click.command(name, help=text)
    @folder_argument
    @language_option
    @json_option
    def command(folder: Path, language: str, *, as_json: bool) -> None:
        from bw_cfp_programme.programme.assess import assess  # noqa: PLC0415 - loads Brightway
        from bw_cfp_programme.reporting.sections import section_dict  # noqa: PLC0415

        found = assess(folder, name)
        if as_json:
            sections = [section_dict(section) for section in found.sections]
            print_json({"sections": sections, "problems": [p.to_dict() for p in found.problems]})
            return
        from bw_cfp_programme.cli.section_table import print_section  # noqa: PLC0415 - loads rich

        for section in found.sections:
            print_section(section, found.scale, language)
        print_problems(found.problems, language)

    return command
