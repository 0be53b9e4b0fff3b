"""Commands that print one assessment each, made from the list of assessments."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bw_cfp_programme.assessment import find
from bw_cfp_programme.assessment.parameters import Parameter
from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import (
    F,
    folder_argument,
    frozen_option,
    json_option,
    language_option,
)
from bw_cfp_programme.cli.printing import exit_code, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.progress import progress, say

if TYPE_CHECKING:  # loads Brightway
    from bw_cfp_programme.programme.assess import Found


def assessment_command(name: str) -> click.Command:
    """The command that prints the assessment `name`, an option for each of its parameters."""

    @folder_argument
    @_options(find(name).parameters)
    @frozen_option
    @language_option
    @json_option
    def command(folder: Path, *, frozen: bool, language: str, as_json: bool, **asked: Any) -> None:
        from bw_cfp_programme.programme.assess import assess  # noqa: PLC0415 - loads Brightway

        with progress(quiet=as_json) as tick:
            found = assess(folder, name, frozen=frozen, progress=tick, say=say(language), **asked)
        print_found(found, language, as_json=as_json)
        refused = exit_code(problem.severity for problem in found.problems)
        sys.exit(refused or int(not found.passed))

    return click.command(name, cls=Command)(command)


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


def _options(parameters: tuple[Parameter, ...]) -> Callable[[F], F]:
    def decorate(command: F) -> F:
        for each in reversed(parameters):
            command = _option(each)(command)
        return command

    return decorate


def _option(parameter: Parameter) -> Callable[[F], F]:
    spelled = "--" + parameter.name.replace("_", "-")
    if parameter.kind is bool:
        return click.option(spelled, is_flag=True)
    usual = parameter.default
    return click.option(
        spelled, type=_type(parameter), default=usual, show_default=usual is not None
    )


def _type(parameter: Parameter) -> Any:
    ranges: dict[type, Any] = {int: click.IntRange, float: click.FloatRange}
    if parameter.kind not in ranges:
        return parameter.kind
    return ranges[parameter.kind](parameter.bounds.least, parameter.bounds.most)
