"""What may be in a package: `data/package/contents.csv`, by path or by the folder that it is in."""

import hashlib
from pathlib import PurePosixPath

from bw_cfp_programme.packages.bag import PAYLOAD, plain_name
from bw_cfp_programme.tables import Row, data_path, read_table

RECOMPUTE, RECORD, RESULT = "recompute.py", "run.json", "result.json"
PROGRAMME, EDITIONS, OUTPUTS = "programme/", "editions/", "outputs/"
SUBMISSIONS = f"{PROGRAMME}submissions/"
GUIDES = ("HOW_TO_REPEAT.zh-TW.md", "HOW_TO_REPEAT.en.md")
SCRIPT = data_path("").parent / "packages" / RECOMPUTE


def own_files() -> dict[str, bytes]:
    """Path -> content, of the files that are the same in every package of a version of ours."""
    guides = {name: data_path(f"package/{name}").read_bytes() for name in GUIDES}
    return {RECOMPUTE: SCRIPT.read_bytes(), **guides}


def about(name: str) -> Row:
    """The row that tells of a file, by the longest path that it is or lies below."""
    path = name.removeprefix(PAYLOAD)
    rows = [row for row in read_table("package/contents.csv") if path.startswith(row["path"])]
    return max(rows, key=lambda row: len(row["path"]), default={})


def place_of(name: str) -> str:
    """Where a file that people wrote is in a package; one beside the folder stands apart."""
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts or ":" in name
    if outside:
        apart = hashlib.sha256(name.encode()).hexdigest()[:8]
        return plain_name(f"{EDITIONS}own/{apart}-{path.name}")
    return plain_name(f"{PROGRAMME}{name}")
