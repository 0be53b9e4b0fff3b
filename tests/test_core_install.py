"""`pip install .` alone serves a supplier; what needs Brightway says how to get it."""

import subprocess
import sys
from pathlib import Path

NOT_CORE = {
    "bw2calc", "bw2data", "bw2io", "cryptography", "jinja2", "numpy", "pandas", "peewee",
    "pydantic", "scipy", "stats_arrays",
}  # fmt: skip
BLOCKED = f"""
import runpy, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {NOT_CORE}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocked())
runpy.run_path(sys.argv[1], run_name="__main__")
"""


def test_a_supplier_needs_neither_brightway_nor_numpy():
    script = Path(__file__).with_name("core_install.py")
    call = [sys.executable, "-c", BLOCKED, script]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
