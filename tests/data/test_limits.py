"""Tolerances stand once: what people round in `limits.csv`, what computers do in the code."""

import ast
from pathlib import Path

import bw_cfp_programme
from bw_cfp_programme.tables import read_table

SOURCE = Path(bw_cfp_programme.__file__).parent
SMALL = 1e-5
ELSEWHERE = {
    "tolerances.py",
    "calculation/solver.py",  # how small a pivot may be
    "assessment/uncertainty/spread.py",  # a distribution's shape, not a comparison
    "packages/recompute.py",  # stands alone: it knows nothing of us
    "reporting/numbers.py",  # what a reader is shown
}


def test_every_limit_has_a_reason_and_a_reader():
    rows = read_table("limits.csv")
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    names = [row["name"] for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        assert float(row["value"]) > 0
        assert len(row["why"]) > 20 or row["why"].startswith("as ")
        read = row["name"].replace("temporal_score_", "temporal_score_{")
        families = [row["name"][:n] for n in range(len(row["name"])) if row["name"][n] == "_"]
        by_name = f'limit("{row["name"]}")' in text or f'limit(f"{read.rstrip("1234")}' in text
        assert by_name or any(f'limits_of("{family}")' in text for family in families), row["name"]


def test_no_other_code_has_a_tolerance_of_its_own():
    found = {
        f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).as_posix() not in ELSEWHERE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, float)
        and 0 < abs(node.value) <= SMALL
    }
    assert found == set()
