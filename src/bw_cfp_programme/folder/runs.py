"""`runs/`: a record of every calculation, so that it can be repeated and compared."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bw_cfp_programme.characters import escaped
from bw_cfp_programme.errors import NoSuchRun, UnreadableText
from bw_cfp_programme.files import write_whole
from bw_cfp_programme.folder.inputs import keep
from bw_cfp_programme.folder.names import RUNS
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.text_files import read_json

Record = dict[str, Any]


def record_run(folder: Path, record: Record) -> Path:
    """Write a run's record as JSON, once; what people wrote is copied into `runs/inputs`."""
    said = escaped(json.dumps(record, ensure_ascii=False, indent=2))
    same = json.loads(said)
    for path in run_files(folder):
        if _read(path) == same:
            return path
    keep(folder, record["inputs"])
    path = _free(folder / RUNS, record["stamp"]["calculated"])
    return write_whole(path, f"{said}\n".encode())


def read_run(folder: Path, name: str) -> Record:
    """A run's record, by the name of its file, with or without `.json`.

    Raises:
        NoSuchRun: there is none of this name, or it is no record.
    """
    path = folder / RUNS / f"{Path(name).name.removesuffix('.json')}.json"
    if not path.is_file():
        known = ", ".join(one.stem for one in run_files(folder)) or "none"
        raise NoSuchRun(f"no run {name} in {folder / RUNS}; there are: {known}")
    record = _read(path)
    if record is None:
        raise NoSuchRun(f"{path} is no record of a run")
    return record


def stored_runs(folder: Path) -> tuple[StoredRun, ...]:
    """All runs of a folder, the oldest first; files that are no records are passed over."""
    records = ((path.stem, _read(path)) for path in run_files(folder))
    return tuple(stored_run(name, record) for name, record in records if record is not None)


def stored_run(name: str, record: Record) -> StoredRun:
    """What a record says, in short; `name` is empty for a run that is not written yet."""
    return StoredRun(
        name=name,
        calculated=record["stamp"]["calculated"],
        total=record["totals_kg_co2e"]["total"],
        ingredients=dict(_ingredients(record)),
        repeatable="inputs" in record,
        variant=record.get("variant", ""),
        stale=tuple(record.get("stale", ())),
        missing=tuple(record.get("missing", ())),
    )


def plugin_packages(record: Record) -> dict[str, str]:
    """Package -> version, of those whose plug-ins were installed."""
    return {plug["distribution"]: plug["version"] for plug in record.get("plugins", ())}


def run_files(folder: Path) -> list[Path]:
    """The records, the oldest first."""
    return sorted((folder / RUNS).glob("*.json"), key=_order)


def _order(path: Path) -> tuple[str, int]:
    """By time, then by number within a second, which the first one lacks."""
    time, _, number = path.stem.partition("Z-")
    return time.removesuffix("Z"), int(number) if number.isdigit() else 1


def _read(path: Path) -> Record | None:
    try:
        record = read_json(path)
    except UnreadableText:
        return None
    return record if _is_record(record) else None


def _is_record(record: Any) -> bool:
    """Whether all is there, and of its kind, without which nothing can be said of a run."""
    if not isinstance(record, dict):
        return False
    of_texts = (record.get("stamp"), record.get("inputs", {}), record.get("editions", {}))
    members, totals = record.get("members"), record.get("totals_kg_co2e")
    return (
        all(isinstance(each, dict) and _are(str, each.values()) for each in of_texts)
        and "calculated" in record["stamp"]
        and isinstance(members, dict)
        and _are(dict, members.values())
        and isinstance(totals, dict)
        and "total" in totals
        and _are((int, float), totals.values())
    )


def _are(kind: type | tuple[type, ...], values: Iterable[Any]) -> bool:
    return all(isinstance(each, kind) for each in values)


def _ingredients(record: Record) -> Iterator[tuple[str, str]]:
    """All that a total depends on, by name, each with what tells it from another of the name."""
    yield from record.get("inputs", {}).items()
    yield from record.get("editions", {}).items()
    for member, about in record["members"].items():
        yield about.get("file") or member, about.get("workbook") or ""
    for name, about in record.get("background", {}).items():
        scores = json.dumps(about.get("scores_kg_co2e_per_unit"), sort_keys=True)
        yield name, about.get("sha256") or hashlib.sha256(scores.encode()).hexdigest()
    yield from record.get("edited", {}).items()
    yield from plugin_packages(record).items()
    yield "code", record.get("code") or record["stamp"].get("bw_cfp_programme", "")


def _free(runs: Path, time: str) -> Path:
    """A name that is not taken: the time, without characters that Windows refuses."""
    stem = time.replace(":", "").replace("+0000", "Z")
    names = [f"{stem}.json", *(f"{stem}-{n}.json" for n in range(2, 1000))]
    return next(runs / name for name in names if not (runs / name).exists())
