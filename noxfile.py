"""Test sessions: `nox` runs the core and both Brightways, `nox --list` shows the rest."""

import re
import sys
from pathlib import Path

import nox

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

nox.options.sessions = ["core", "brightway2", "brightway25"]
nox.options.error_on_missing_interpreters = True


def run_tests(session: nox.Session, *packages: str) -> None:
    session.install(*packages)
    # Brightway keeps its project in global state: every worker has a directory of its own.
    # One that has done its share takes from the others': tests take from nothing to a minute.
    workers = ("--numprocesses", "auto", "--dist", "worksteal")
    session.run("pytest", "-q", *workers, *session.posargs)


@nox.session
def core(session: nox.Session) -> None:
    """What a supplier needs, without Brightway."""
    session.install(".")
    session.run("python", "tests/core_install.py", "--weigh")


@nox.session
def brightway2(session: nox.Session) -> None:
    """Brightway 2."""
    run_tests(session, ".[brightway2,test]")


@nox.session
def brightway25(session: nox.Session) -> None:
    """Brightway 2.5, newest."""
    run_tests(session, ".[brightway25,test]")


@nox.session
def brightway25_for_activity_browser(session: nox.Session) -> None:
    """Brightway 2.5 with the bw2data that Activity Browser 3 starts with."""
    run_tests(session, ".[brightway25,test]", "bw2data<4.8")


@nox.session
def lowest(session: nox.Session) -> None:
    """Brightway 2 with the lowest version of everything that `pyproject.toml` allows."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["footprint"], *extras["brightway2"]]
    others = [line for line in wanted if not line.startswith(project["name"])]
    pinned = [re.sub(r">=", "==", line) for line in others]
    run_tests(session, ".[brightway2,test]", *pinned)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types, floors of the house."""
    session.install(".[brightway25,test,lint]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports")


@nox.session
def benchmark(session: nox.Session) -> None:
    """Ratios against peers, measured in one run."""
    session.install(".[brightway25,test]")
    session.run("python", "benchmarks/run.py", *session.posargs)


@nox.session
def slips(session: nox.Session) -> None:
    """Slips seeded into good workbooks: what `check` tells of them, and of none."""
    session.install(".[brightway25,test]")
    with session.chdir("benchmarks"):
        session.run("python", "-m", "slips", *session.posargs)


@nox.session
def faults(session: nox.Session) -> None:
    """Calls that change the disk fail one at a time, below Python: nothing may be lost by it."""
    session.install(".[brightway25,test]")
    with session.chdir("benchmarks"):
        session.run("python", "-m", "faults", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Whether tests notice when a number is made otherwise, by a seeded sample of mutants."""
    session.install("-e", ".[brightway25,test]", "mutmut")
    session.run("python", "benchmarks/mutation.py", *session.posargs)


@nox.session
def package_mutations(session: nox.Session) -> None:
    """Whether `verify` notices every change of a package, by seeded mutants of the example's."""
    session.install(".[brightway25]")
    session.run("python", "benchmarks/package_mutations.py", *session.posargs)


@nox.session
def package_validators(session: nox.Session) -> None:
    """Whether others find the package to be of the formats that it says: RO-Crate, Frictionless."""
    session.install(".[brightway25]")
    made = session.create_tmp()
    session.run("python", "benchmarks/package_of_example.py", made)
    # Apart, since they ask for other versions of libraries than Brightway does.
    session.install("roc-validator==0.13.0", "frictionless==5.21.0")
    session.run("python", "benchmarks/package_validators.py", made)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation as HTML."""
    session.install(".[brightway25,docs]")
    session.run("sphinx-build", "-W", "-b", "html", "docs", "build/docs")
