"""Every command explains itself in both languages, with an example that its own parser takes."""

import os
import re
import runpy
import shlex
import subprocess
import sys
from copy import deepcopy
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS
from bw_cfp_programme.cli.main import main
from bw_cfp_programme.cli.words import VARIABLE, commands
from bw_cfp_programme.cli.wrapping import cells
from bw_cfp_programme.labels import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
CALL = re.compile(r"^(?:\.venv/bin/)?bw-cfp ([^#]*)", re.MULTILINE)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PRESENT = {
    "init", "template", "check", "import", "map", "calculate", "study", "requirements", "cut-off",
    "primary-data", "data-quality", "uncertainty", "sensitivity", "allocation", "reconcile",
    "scenarios", "carbon", "electricity", "label", "validity", "repeat",
    "export", "package", "demo",
}  # fmt: skip


def run(*words, env=None, **extra):
    return CliRunner(env={VARIABLE: None, **(env or {})}).invoke(
        main, list(words), prog_name="bw-cfp", **extra
    )


def help_of(*words, **extra):
    result = run(*words, "--help", **extra)
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


def test_every_command_keeps_its_name():
    assert set(commands()) >= PRESENT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", commands())
def test_help_has_an_example_that_is_understood(command, language):
    page = help_of(command, "--lang", language).replace("\\\n", " ")
    examples = re.findall(rf"^ +(bw-cfp {command}\b.*)$", page, re.MULTILINE)
    assert examples
    for example in examples:
        parse(shlex.split(example)[1:])


@pytest.mark.parametrize("command", commands())
def test_help_is_in_one_language(command):
    """Examples aside, which are the same in every language."""
    english = help_of(command, terminal_width=80)
    assert not CHINESE.search(english)
    chinese = help_of(command, "--lang", "zh_TW", terminal_width=80).partition("範例：")[0]
    for line in chinese.splitlines()[1:]:
        assert CHINESE.search(line) or not re.search(r"[a-z]{4} [a-z]", line), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("call", [[], *([name] for name in commands())])
def test_no_line_is_wider_than_the_terminal(call, width, language):
    page = help_of(*call, "--lang", language, terminal_width=width)
    assert max(map(cells, page.splitlines())) <= width
    assert "..." not in page.replace("]...", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80])
def test_the_first_page_lists_whole_sentences_under_headings(language, width):
    page = help_of("--lang", language, terminal_width=width)
    said = "".join(page.split())
    for name, row in commands().items():
        assert name + "".join(row[language].split()) in said
        assert row[language][-1] in ".。"
    headings = re.findall(r"^(\w.*?)[:：]$", page, re.MULTILINE)
    assert len(headings) == 6  # options among them
    listed = re.findall(r"^  ([a-z][\w-]+)  ", page, re.MULTILINE)
    assert listed == list(commands())


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("--lang", "zh_TW", "--help"), {}),
        (("--help", "--lang=zh_TW"), {}),
        (("check", "--help", "--lang", "zh_TW"), {}),
        (("--lang", "zh_TW", "check", "--help"), {}),
        (("check", "--help"), {VARIABLE: "zh_TW"}),
        (("check", "--help", "--lang", "zh_TW"), {VARIABLE: "en"}),
    ],
)
def test_the_language_may_be_said_anywhere(words, env):
    assert run(*words, env=env).output.startswith("用法：")
    assert run("check", "--help").output.startswith("Usage:")  # and is forgotten afterwards


def test_commands_of_assessments_are_those_in_the_list():
    made = [name for name, row in commands().items() if row["assessment"]]
    assert set(made) == {each.name for each in (REQUIREMENTS, *ASSESSMENTS)}
    for each in (REQUIREMENTS, *ASSESSMENTS):
        usual = parse([each.name]).params
        assert all(usual[said.name] == said.default for said in each.parameters)


def test_listing_commands_loads_neither_numpy_nor_brightway():
    for words in (["--help"], ["check", "--help"], ["calcualte"]):
        script = (
            "import sys\nfrom bw_cfp_programme.cli import main\n"
            f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
            "heavy = {'numpy', 'bw2data', 'rich', 'openpyxl', 'jinja2', 'asyncio'}\n"
            "sys.exit(bool(heavy & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


def test_a_shell_may_ask_for_names_and_options():
    script = "from bw_cfp_programme.cli import main; main(prog_name='bw-cfp')"

    def completed(typed):
        asked = {"_BW_CFP_COMPLETE": "zsh_complete", "COMP_WORDS": typed}
        asked["COMP_CWORD"] = str(len(typed.split()) - 1)
        env = {**os.environ, VARIABLE: "zh_TW", **asked}
        done = subprocess.run(
            [sys.executable, "-c", script], env=env, capture_output=True, check=True
        )
        return done.stdout.decode("utf-8").splitlines()

    assert completed("bw-cfp cu") == ["plain", "cut-off", commands()["cut-off"]["zh_TW"]]
    assert "--annotate" in completed("bw-cfp check --an")


def test_the_manual_page_is_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "generate_cli.py"))["page"]()
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page, "run: python docs/generate_cli.py"


@pytest.mark.parametrize("page", ["README.md", "README.zh-TW.md"])
def test_what_the_readme_tells_to_type_is_understood(page):
    calls = CALL.findall((ROOT / page).read_text(encoding="utf-8"))
    assert {call.split()[0] for call in calls} >= set(commands()) - {"demo"}
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
