"""The notebook of the README runs as it is written, after the demonstration."""

import re
from pathlib import Path

from lamp_run import Lamp

from bw_cfp_programme.brightway import database_metadata, use_project

README = Path(__file__).resolve().parents[2] / "README.md"


def test_it_runs_as_written(in_brightway: Lamp):
    section = README.read_text(encoding="utf-8").partition("## In a notebook")[2]
    code = re.search(r"```python\n(.*?)```", section, re.DOTALL)[1]
    assert "bw-cfp-demo" in code
    names: dict[str, object] = {}
    with use_project("cfp-lamp-2026"):
        before = database_metadata("cfp lamp-2026 S03")
        exec(code.replace("bw-cfp-demo", str(in_brightway.folder)), names)  # noqa: S102 - our own
        assert database_metadata("cfp lamp-2026 S03") == before
    supplier = names["supplier"]
    assert supplier.statistics(print_stats=False)[2] == 0
    assert supplier.problems == []
