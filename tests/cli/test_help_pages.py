"""Every command explains itself, with an example that its own parser takes."""

import re
import runpy
import shlex
from copy import deepcopy
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
CALL = re.compile(r"^(?:\.venv/bin/)?bw-cfp ([^#]*)", re.MULTILINE)


def help_of(*words):
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    return result.output


def parse(words):
    """Let click parse a call without making it; raises click.UsageError."""
    root = click.Context(main, info_name="bw-cfp", resilient_parsing=True)
    command = deepcopy(main.get_command(root, words[0]))
    assert command, words
    arguments = [word.replace("*", "x") for word in words[1:]]
    for param in command.params:
        if isinstance(param.type, click.Path):
            param.type.exists = False
    return command.make_context(words[0], arguments, parent=root)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_says_it_in_both_languages_with_an_example(command):
    page = help_of(command)
    assert re.search(r"[\u4e00-\u9fff]", page)
    text = page.replace("\\\n", " ")
    examples = re.findall(rf"^ +(bw-cfp {command}\b.*)$", text, re.MULTILINE)
    assert examples
    for example in examples:
        parse(shlex.split(example)[1:])


def test_the_first_page_lists_commands_in_order_of_work():
    listed = re.findall(r"^  ([\w-]+)  ", help_of().partition("Commands:")[2], re.MULTILINE)
    assert tuple(listed) == COMMANDS


@pytest.mark.skipif(version("click") < "8.2", reason="older click lays help out otherwise")
def test_the_manual_page_is_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "generate_cli.py"))["page"]()
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page, "run: python docs/generate_cli.py"


@pytest.mark.parametrize("page", ["README.md", "README.zh-TW.md"])
def test_what_the_readme_tells_to_type_is_understood(page):
    calls = CALL.findall((ROOT / page).read_text(encoding="utf-8"))
    assert {call.split()[0] for call in calls} >= set(COMMANDS) - {"demo"}
    for call in calls:
        parse(shlex.split(call))


def test_readmes_tell_the_same_calls():
    english, chinese = (
        [
            call.replace("--lang zh_TW", "").split()
            for call in CALL.findall((ROOT / page).read_text("utf-8"))
        ]
        for page in ("README.md", "README.zh-TW.md")
    )
    assert english == chinese
