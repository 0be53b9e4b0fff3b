"""What strangers wrote commands no terminal, no page and no workbook, and is not lost."""

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import click
import pytest
from click.testing import CliRunner

import bw_cfp_programme.cli
from bw_cfp_programme.characters import escaped, in_one_line, revealed
from bw_cfp_programme.cli.main import main
from bw_cfp_programme.cli.printing import echo, print_json
from bw_cfp_programme.cli.problem_list import print_problems
from bw_cfp_programme.cli.result_table import print_result
from bw_cfp_programme.cli.section_table import print_section
from bw_cfp_programme.exporters import export
from bw_cfp_programme.labels import Text
from bw_cfp_programme.problems import Place, problem
from sample_report import contribution, programme, report_of, result

HOSTILE = (
    "\x1b[31mred\x1b]8;;http://evil\x1b\\\x07\x08\x9b1m\x7f\u202eevil\u2066\u200b\u2028\ud800\ufffe"
    "[bold]b[/]:smile:</script><script>alert(1)</script><a href='javascript:x'>&amp;"
)
COMMANDS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def commands_in(text):
    return {c for c in text if c not in "\n\t" and unicodedata.category(c) in COMMANDS}


@pytest.fixture
def report():
    line = contribution(item=HOSTILE, factor_name=HOSTILE)
    named = replace(programme(), title_en=HOSTILE, title_zh=HOSTILE)
    product = replace(named.product, name_en=HOSTILE, name_zh=HOSTILE)
    return report_of(result([line]), replace(named, product=product))


def test_the_strings_that_are_planted_do_command():
    assert len(commands_in(HOSTILE)) > 8
    for shown in (revealed(HOSTILE), in_one_line(HOSTILE)):
        assert not commands_in(shown)
        assert "[U+001B][31mred" in shown
        assert "[RIGHT-TO-LEFT OVERRIDE]evil" in shown
    assert json.loads(escaped(json.dumps(HOSTILE, ensure_ascii=False))) == HOSTILE
    assert (
        revealed("碳足跡\n\té́ 𠮷 \N{IDEOGRAPHIC SPACE}") == "碳足跡\n\té́ 𠮷 \N{IDEOGRAPHIC SPACE}"
    )


def test_nothing_that_is_written_commands(report, tmp_path):
    paths = export(report, tmp_path, names=["register", "tables", "csv", "json", "page"])
    for path in paths:
        if path.suffix == ".xlsx":
            with ZipFile(path) as book:
                texts = [book.read(name).decode("utf-8") for name in book.namelist()]
        else:
            texts = [path.read_text("utf-8-sig")]
        for text in texts:
            assert not commands_in(text), path
            assert "\ufffe" not in text
    said = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert said["header"]["title"]["en"] == HOSTILE
    for page in tmp_path.glob("*.html"):
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert not re.search(r"<a [^>]*javascript", text)
        assert "&lt;/script&gt;" in text


def test_nothing_that_is_printed_commands(report, capsys):
    print_result(report, "en")
    for chapter in report.chapters:
        for section in chapter.sections:
            print_section(section, report.scale, "en")
    place = Place(HOSTILE + "\nFORGED.xlsx", sheet="a\nb", cell="A1")
    print_problems(
        [problem("toml_unknown_key", place, table="x", key=f"{HOSTILE}\n✗ forged")], "en"
    )
    echo(Text(en=HOSTILE).said("en"))
    echo(Path("a\x1b\nb"))
    print_json({"a": HOSTILE})
    printed = capsys.readouterr().out
    assert not commands_in(printed)
    assert ":smile:" in printed
    assert "[bold]b[/]" in printed
    assert not re.search(r"^\s*✗ forged|^FORGED|^b$", printed, re.MULTILINE)


@pytest.mark.parametrize(
    "typed", [[HOSTILE], ["check", f"{HOSTILE}\n"], ["status", "--no\x1b[31m"]]
)
def test_what_was_typed_is_quoted_and_not_obeyed(typed):
    typed = [each.replace("\ud800", "") for each in typed]
    found = CliRunner().invoke(main, typed)
    assert found.exit_code == 2
    assert not commands_in(found.output)


def test_there_is_one_way_to_the_terminal():
    folder = Path(bw_cfp_programme.cli.__file__).parent
    others = [p for p in folder.glob("*.py") if p.name != "printing.py"]
    direct = re.compile(r"\bclick\.s?echo\(|\bprint\(|console\.print\(|sys\.std(out|err)\.write")
    assert [p.name for p in others if direct.search(p.read_text("utf-8"))] == []
    assert callable(click.secho)
