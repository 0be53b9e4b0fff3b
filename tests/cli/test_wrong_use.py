"""Wrong use is one line and exit code 2, never a traceback."""

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_mistyped_command_suggests_what_it_looks_like():
    for words, told in (
        (["calcualte", "lamp"], "No such command 'calcualte'. Did you mean 'calculate'?"),
        (["cutoff", "--lang", "zh_TW"], "沒有 'cutoff' 這個指令。 您是否要用 'cut-off'？"),
        (["xyzzyq"], "No such command 'xyzzyq'."),
    ):
        result = run(*words)
        assert result.exit_code == 2
        assert result.output.splitlines()[-1].endswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cut-off", "--single", "2"], "2.0 不在範圍 0<=x<=1 內"),
        (["uncertainty", "--draws", "x"], "'x' 不是數值"),
        (["check", "nothing.xlsx"], "'nothing.xlsx' 不存在"),
        (["export", "--lang", "fr"], "'fr' 不是 'zh_TW', 'en' 之一"),
        (["init", "a", "b"], "多餘的引數（b）"),
        (["uncertainty", "--draws"], "--draws 需要一個值"),
        (["check", "--jsn"], "沒有 --jsn 這個選項"),
    ],
)
def test_wrong_use_is_told_in_the_language_that_was_asked_for(words, told):
    result = run("--lang", "zh_TW", *words)
    assert result.exit_code == 2
    assert told in result.output.replace("'--jsn'", "--jsn").replace("'--draws'", "--draws")
    assert "錯誤：" in result.output


def test_a_language_of_the_environment_that_does_not_exist_is_told(monkeypatch):
    monkeypatch.setenv("BW_CFP_LANG", "fr")
    result = run("init", "--help")
    assert "Invalid value for '--lang'" in run("check").output
    assert result.exit_code == 2


@pytest.mark.parametrize("command", ["template", "map", "calculate", "export", "repeat"])
def test_a_folder_that_is_no_programme(tmp_path, command):
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert "programme.toml" in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_import_tells_the_mistake_in_the_programme(tmp_path):
    run("init", tmp_path / "p")
    path = tmp_path / "p" / "programme.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('gwp = "AR6"', 'gwp = "AR66"'), encoding="utf-8")
    line = 1 + text[: text.index('gwp = "AR6"')].count("\n")
    result = run("import", tmp_path / "p", "--json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.output)["problems"]
    assert (problem["file"], problem["cell"]) == ("programme.toml", f"line {line}")
    assert "AR6" in problem["remedy_en"]


@pytest.mark.parametrize(("language", "said"), [("en", "cannot be"), ("zh_TW", "不能是")])
def test_a_command_tells_all_mistakes_of_the_programme(tmp_path, language, said):
    run("init", tmp_path / "p")
    path = tmp_path / "p" / "programme.toml"
    text = path.read_text(encoding="utf-8")
    wrong = {'"AR6"': '"AR66"', '"cradle-to-gate"': '"gate"', 'supplies = ["LEAD"]': "supplies = 1"}
    places = [1 + text[: text.index(old)].count("\n") for old in wrong]
    for old, new in wrong.items():
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    result = run("calculate", tmp_path / "p", "--lang", language)
    assert result.exit_code == 2
    told = [line.split(": ")[1] for line in result.output.strip().splitlines()]
    assert told == [f"programme.toml › line {place}" for place in places]
    assert said in result.output


def test_init_again_changes_nothing(tmp_path):
    run("init", tmp_path / "p")
    path = tmp_path / "p" / "programme.toml"
    path.write_text("mine", encoding="utf-8")
    assert run("init", tmp_path / "p").exit_code == 0
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_file_that_is_no_workbook(tmp_path):
    path = tmp_path / "bill.xlsx"
    path.write_bytes(b"%PDF-1.4")
    result = run("check", path)
    assert result.exit_code == 1
    assert "bill.xlsx" in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there():
    result = run("check", "nothing.xlsx")
    assert result.exit_code == 2
    assert "nothing.xlsx" in result.output


@pytest.mark.parametrize("encoding", ["cp950", "ascii"])
def test_a_terminal_that_lacks_our_signs(tmp_path, encoding):
    path = tmp_path / "bill.xlsx"
    path.write_bytes(b"%PDF-1.4")
    env = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    call = [sys.executable, "-c", "from bw_cfp_programme.cli import main; main()", "check"]
    done = subprocess.run(
        [*call, str(path), "--lang", "zh_TW"], env=env, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == b""
    printed = done.stdout.decode(encoding if encoding == "cp950" else "utf-8")
    assert "bill.xlsx" in printed


def test_a_decision_without_its_item_is_not_overlooked(tmp_path):
    run("init", tmp_path / "p")
    result = run("map", tmp_path / "p", "--dataset", "Polycarbonate (2014)")
    assert result.exit_code == 2
    assert "--item" in result.output


def test_help_and_check_load_no_brightway(tmp_path):
    path = tmp_path / "bill.xlsx"
    path.write_bytes(b"PK")
    code = (
        "import sys\n"
        "from bw_cfp_programme.cli.main import main\n"
        f"main(['check', {str(path)!r}], standalone_mode=False)\n"
    )
    ending = "print(sorted({m.split('.')[0] for m in sys.modules}))"
    script = f"try:\n{_indent(code)}except SystemExit:\n    pass\n{ending}"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = set(eval(done.stdout.strip().splitlines()[-1]))  # noqa: S307 - our own print
    assert "bw_cfp_programme" in loaded
    heavy = {"bw2data", "bw2io", "bw2calc", "pandas", "numpy", "scipy", "pydantic", "rich"}
    assert not loaded & heavy


def test_a_brightway_directory_that_is_not_there_is_one_line(tmp_path):
    env = {**os.environ, "BRIGHTWAY2_DIR": str(tmp_path / "nowhere")}
    call = [sys.executable, "-c", "from bw_cfp_programme.cli import main; main()", "demo", "d"]
    done = subprocess.run(call, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def _indent(text):
    return "".join(f"    {line}\n" for line in text.splitlines())
