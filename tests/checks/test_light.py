"""A supplier's computer checks in a second: nothing heavy is loaded, not even indirectly."""

import subprocess
import sys

HEAVY = (
    "bw2data",
    "bw2io",
    "bw2calc",
    "numpy",
    "pandas",
    "openpyxl",
    "pydantic",
    "rich",
    "rapidfuzz",
)


def test_checks_load_nothing_heavy():
    script = f"import sys, bw_cfp_programme.checks; print([n for n in {HEAVY} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
