"""Write the packages of the shipped example into a folder: one for each audience."""

import os
import sys
import tempfile
from pathlib import Path


def packages_of_example(target: Path) -> list[Path]:
    """They are made in a Brightway directory and a cache of their own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        home = Path(temporary)
        os.environ["BRIGHTWAY2_DIR"] = tempfile.mkdtemp(dir=home)
        os.environ["BW_CFP_CACHE"] = str(home / "cache")
        # These load Brightway, which reads the variable when it is imported.
        from bw_cfp_programme.programme.demo import demo  # noqa: PLC0415
        from bw_cfp_programme.programme.package import package  # noqa: PLC0415
        from bw_cfp_programme.records import AUDIENCES  # noqa: PLC0415

        demo(home / "lamp")
        made = [package(home / "lamp", audience=audience) for audience in AUDIENCES]
        target.mkdir(parents=True, exist_ok=True)
        return [path.replace(target / path.name) for path in made]


if __name__ == "__main__":
    for written in packages_of_example(Path(sys.argv[1])):
        print(written)
