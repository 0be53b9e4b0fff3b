"""What may be in a package: `data/package/contents.csv`, by path or by the folder that it is in."""

from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.tables import Row, data_path, read_table

RECOMPUTE, RECORD, RESULT = "recompute.py", "run.json", "result.json"
PROGRAMME, EDITIONS, OUTPUTS = "programme/", "editions/", "outputs/"
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
