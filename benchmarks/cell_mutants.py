"""Mutate one cell of a workbook thousands of times; print what was read as nobody else reads it.

    python benchmarks/cell_mutants.py COUNT SEED

The mutants and the demand are those of `tests/workbook/test_mutants.py`, which tries some hundred.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "workbook"))

from test_mutants import all_faults, make_book


def main(count: int, seed: int) -> None:
    """Print each fault, then how many there were."""
    found = 0
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for fault in all_faults(make_book(place / "w.xlsx"), place, count, seed):
            found += 1
            print(*fault)
    print(f"{count} mutants, {found} faults")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
