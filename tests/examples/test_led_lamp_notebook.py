"""The notebook of the lamp runs from its first cell to its last, and shows what it says.

Its code runs here without a kernel, so that the tests need no Jupyter.
"""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from lamp_run import Lamp

from bw_cfp_programme.brightway import use_project

NOTEBOOK = Path(__file__).resolve().parents[2] / "examples" / "led_lamp.ipynb"


def cells(kind: str) -> list[str]:
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == kind]


def shown(cell: str, names: dict[str, Any]) -> Any:
    """What a notebook would show below a cell: its last expression, as HTML where it has that."""
    tree = ast.parse(cell)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, cell, "exec"), names)  # noqa: S102 - our own
        return None
    exec(compile(ast.Module(tree.body[:-1], []), cell, "exec"), names)  # noqa: S102
    value = eval(compile(ast.Expression(last.value), cell, "eval"), names)  # noqa: S307
    return value._repr_html_() if hasattr(value, "_repr_html_") else value


def test_it_runs_and_shows_what_it_says(own_lamp: Lamp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(own_lamp.folder.parent)
    names: dict[str, Any] = {}
    with use_project("cfp-lamp-2026"):
        outputs = [shown(cell, names) for cell in cells("code")]
    assert names["result"].totals == pytest.approx(own_lamp.result.totals, rel=1e-12)
    assert list(names["waiting"]["item"]) == ["Polycarbonate resin"]
    assert "pc-2014" in names["waiting"]["nearest"][0]
    assert names["imported"].left_out == ()
    assert names["lines"]["total_kg_co2e"].sum() == pytest.approx(own_lamp.result.totals["total"])
    assert True in outputs  # bw2calc agrees
    assert sum("<table" in str(output) for output in outputs) >= 6


def test_it_is_kept_without_outputs():
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    code = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
