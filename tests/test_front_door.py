"""`import bw_cfp_programme as cfp`: its names are loaded when they are used."""

import ast
import dataclasses
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import bw_cfp_programme as cfp
from bw_cfp_programme.assessment import assess_one
from bw_cfp_programme.errors import UnknownAssessment
from sample_report import study


def test_nothing_is_loaded_until_a_name_is_used():
    script = """
import sys
before = set(sys.modules)
import bw_cfp_programme as cfp
assert len(dir(cfp)) > 12
ours = {name for name in set(sys.modules) - before if name.startswith("bw")}
assert ours == {"bw_cfp_programme"}, ours
cfp.check
assert not {"bw2data", "numpy", "pandas"} & set(sys.modules)
cfp.CfpWorkbookImporter
assert "bw2data" in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_names_places_and_types_are_the_same():
    tree = ast.parse(Path(cfp.__file__).read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module.removeprefix("bw_cfp_programme.")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("bw_cfp_programme.")
        for alias in node.names
    }
    assert typed == cfp._HOME
    assert cfp.__all__ == sorted(typed)
    assert set(cfp.__all__) <= set(dir(cfp))


def test_the_page_of_the_docs_has_all_of_them():
    page = Path(__file__).parents[1] / "docs" / "api.md"
    named = re.findall(
        r"\.\. auto(?:function|class):: (\w+)$", page.read_text("utf-8"), re.MULTILINE
    )
    assert sorted(named) == cfp.__all__


def test_another_name_is_none_of_ours():
    with pytest.raises(AttributeError, match="no attribute 'simulate'"):
        cfp.simulate  # noqa: B018


@pytest.mark.parametrize("name", cfp.__all__)
def test_each_name_has_types_a_docstring_and_an_example(name):
    found = getattr(cfp, name)
    said = inspect.getdoc(found)
    assert ">>> " in said.partition("Example:")[2]
    signature = inspect.signature(found)
    assert all(p.annotation is not p.empty for p in signature.parameters.values())
    if not dataclasses.is_dataclass(found):
        assert "PathLike" in str(next(iter(signature.parameters.values())).annotation)
    if inspect.isfunction(found):
        assert signature.return_annotation is not signature.empty


def test_an_assessment_that_is_none_is_refused():
    with pytest.raises(UnknownAssessment, match="cut-off"):
        assess_one(study(), "cut_off")
