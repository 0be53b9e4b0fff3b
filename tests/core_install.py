"""What a supplier does, with what `pip install .` brings: no Brightway, no numpy.

`nox -s core` runs it in an environment that has nothing else, and weighs that (`--weigh`);
`test_core_install.py` runs it with the packages of a footprint made unfindable.
"""

import json
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.programme.example import example_folder, write_workbooks

SERVED = {"init", "template", "check", "status", "repeat", "verify"}
SIGNING = {"new-key", "sign", "answer"}
MOST_MEGABYTES = 40
INSTALLERS = {"pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack", "_virtualenv"}


def serve_a_supplier(folder: Path) -> None:
    """Start a programme, write its workbooks, check those of the example and mark the problems."""
    example, lamp = example_folder(), folder / "lamp"
    run("init", lamp)
    (lamp / "programme.toml").write_bytes((example / "programme.toml").read_bytes())
    workbooks = list(write_workbooks(open_programme(lamp), lamp / "submissions", source=example))
    assert len(run("template", lamp).splitlines()) == len(workbooks)
    assert "S03" in run("status", lamp)
    found = json.loads(run("check", *workbooks, "--annotate", folder / "returned", "--json"))
    assert len(found["copies"]) == len(workbooks)
    assert not [each for each in found["problems"] if each["severity"] == "error"]


def send_for_brightway(folder: Path) -> None:
    """Every command has help, and those that compute say in one line what to install."""
    assert "check" in run("--help")
    commands = set(main.list_commands(click.Context(main)))
    for command in commands:
        run(command, "--help")
    for command in commands - SERVED - SIGNING:
        said = run(command, folder / "lamp", expected=2)
        assert 'pip install "bw_cfp_programme[brightway25]"' in said, (command, said)
        assert len(said.strip().splitlines()) == 1, (command, said)


def refuse_what_is_no_package(folder: Path) -> None:
    """A verifier's computer needs no more than a supplier's."""
    said = run("verify", folder / "lamp" / "programme.toml", expected=2)
    assert "programme.toml" in said, said


def send_for_signatures(folder: Path) -> None:
    """Signing is an extra of its own; `requirements` and all else do without."""
    said = run("new-key", folder / "key.pem", expected=2)
    assert said.strip().endswith('cryptography: pip install "bw_cfp_programme[sign]"'), said
    assert not (folder / "key.pem").exists()


def run(*words: object, expected: int = 0) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == expected, (words, result.output, result.exception)
    return result.output


def megabytes() -> float:
    """What is installed here besides the installers."""
    home = Path(sysconfig.get_path("purelib"))
    installed = [each for each in home.iterdir() if each.name.split("-")[0] not in INSTALLERS]
    files = (file for each in installed for file in (each, *each.rglob("*")) if file.is_file())
    return sum(file.stat().st_size for file in files) / 1e6


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        serve_a_supplier(Path(temporary))
        send_for_brightway(Path(temporary))
        refuse_what_is_no_package(Path(temporary))
        send_for_signatures(Path(temporary))
    if "--weigh" in sys.argv:
        size = megabytes()
        sys.stdout.write(f"installed: {size:.1f} MB, at most {MOST_MEGABYTES}\n")
        assert size <= MOST_MEGABYTES
