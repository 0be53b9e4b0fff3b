"""After `calculate` every assessment is printed from what is kept, without what computes."""

import subprocess
import sys

from lamp_run import Lamp

from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS

HEAVY = {"bw2data", "bw2io", "bw2calc", "numpy", "pandas", "scipy"}
SCRIPT = """
import sys
from bw_cfp_programme.cli.main import main
for name in {names}:
    try:
        main([name, {folder!r}], standalone_mode=False)
    except SystemExit as done:
        assert done.code in (0, 1), name
print(*sorted({{module.partition(".")[0] for module in sys.modules}}))
"""


def loaded(folder, *names):
    script = SCRIPT.format(names=names, folder=str(folder))
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_no_assessment_loads_brightway_or_computes_after_calculate(in_brightway: Lamp):
    loaded(in_brightway.folder, "calculate")  # today
    names = [each.name for each in (REQUIREMENTS, *ASSESSMENTS)]
    modules = loaded(in_brightway.folder, "calculate", *names)
    assert "rich" in modules
    assert not modules & HEAVY
