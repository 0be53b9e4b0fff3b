"""`python -m faults`: calls that change the disk fail one at a time; what goes wrong is printed.

--count faults in all, --seed of their choice, --only STATE:COMMAND:TURN:HOW for one of them. Linux
with a C compiler. Ends with 1 where anything is wrong.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from .library import preloaded

_TESTS = Path(__file__).resolve().parents[2] / "tests"


def main() -> None:
    parser = argparse.ArgumentParser(prog="faults")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--only")
    parser.add_argument("--place", type=Path)
    asked = parser.parse_args()
    if asked.place is None:
        with tempfile.TemporaryDirectory() as place:
            sys.exit(preloaded(Path(place)))
    sys.path[:0] = [str(_TESTS), str(_TESTS / "programme")]  # the small programme is theirs
    from .trial import one, trial  # noqa: PLC0415 - behind the library

    if asked.only:
        sys.exit(one(asked.place, asked.only))
    sys.exit(trial(asked.place, asked.count, asked.seed))


if __name__ == "__main__":
    main()
