"""A class name stands for one thing in the whole package, so that a search finds that thing.

Names with an underscore are left out: nobody reads them outside of their own file.
"""

import ast
from collections import defaultdict
from pathlib import Path

import bw_cfp_programme

SOURCE = Path(bw_cfp_programme.__file__).parent


def test_no_two_classes_have_one_name():
    found = defaultdict(list)
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.relative_to(SOURCE).as_posix())
    assert {name: files for name, files in found.items() if len(files) > 1} == {}
