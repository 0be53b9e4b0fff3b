"""The notebook of the README runs as it is written, after the demonstration."""

import re
from pathlib import Path
from typing import Any

from lamp_run import Lamp

from bw_cfp_programme.brightway import database_metadata, use_project
from bw_cfp_programme.problems import Severity

README = Path(__file__).resolve().parents[2] / "README.md"


def about_s03() -> dict[str, Any]:
    """What the database says of itself, but for the bytes that it is stored as."""
    about = database_metadata("cfp lamp-2026 S03")
    return {name: value for name, value in about.items() if name != "content"}


def test_it_runs_as_written(own_lamp: Lamp):
    section = README.read_text(encoding="utf-8").partition("## In a notebook")[2]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)[1]
    assert "bw-cfp-demo" in code
    names: dict[str, object] = {}
    with use_project("cfp-lamp-2026"):
        before = about_s03()
        exec(code.replace("bw-cfp-demo", str(own_lamp.folder)), names)  # noqa: S102 - our own
        assert about_s03() == before
    supplier = names["supplier"]
    assert supplier.statistics(print_stats=False)[2] == 0
    assert not any(found.severity is Severity.ERROR for found in supplier.problems)
    assert len(names["lines"]) == len(own_lamp.result.contributions)
