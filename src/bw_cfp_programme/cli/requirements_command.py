"""`bw-cfp requirements`."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment import Study
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.section_command import find, print_found
from bw_cfp_programme.sections import Section

_SHOWN = 5


@click.command("requirements")
@folder_argument
@click.option("--rules", help="Judge by this rule set instead: an id, or the path of a TOML file.")
@click.option("--missing", is_flag=True, help="Only what is not met.")
@language_option
@json_option
def command(
    folder: Path, rules: str | None, language: str, *, missing: bool, as_json: bool
) -> None:
    """Show every requirement of the rule set: met or not, evidence, what is missing.

    要求對照表：逐項列出是否符合、證據所在與缺少的內容。The footprint stays as it is, only the
    judgement changes with --rules. Exit code 1 while a requirement is not met, so that a script can
    wait for a study to be complete.

    \b
    Examples:
      bw-cfp requirements lamp
      bw-cfp requirements lamp --missing --lang zh_TW
      bw-cfp requirements lamp --rules pact-3 --json
    """
    judge = partial(_under, rules) if rules else None
    found = find(folder, "requirements", quiet=as_json, change=judge)
    unmet = any("not_met" in section.column("requirement_status") for section in found.sections)
    sections = [_unmet(section) if missing else section for section in found.sections]
    shown = sections if as_json else [_narrow(section) for section in sections]
    print_found(replace(found, sections=tuple(shown)), language, as_json=as_json)
    sys.exit(1 if unmet else 0)


def _under(rules: str, study: Study) -> Study:
    return replace(study, programme=replace(study.programme, rule_set=rule_sets.load(rules)))


def _unmet(section: Section) -> Section:
    pairs = zip(section.rows, section.column("requirement_status"), strict=True)
    return replace(section, rows=tuple(row for row, status in pairs if status == "not_met"))


def _narrow(section: Section) -> Section:
    """The first columns, which fit into a terminal; every deliverable has them all."""
    rows = tuple(row[:_SHOWN] for row in section.rows)
    return replace(section, columns=section.columns[:_SHOWN], rows=rows)
