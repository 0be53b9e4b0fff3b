"""`runs/`: a record of every calculation, so that it can be repeated and compared."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bw_cfp_programme import brightway
from bw_cfp_programme.errors import NoSuchRun
from bw_cfp_programme.folder.inputs import keep, own_inputs, shipped_editions
from bw_cfp_programme.folder.stored_run import StoredRun
from bw_cfp_programme.programme import project
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Result

RUNS = "runs"
Record = dict[str, Any]


def record_run(folder: Path, programme: Programme, result: Result) -> Path:
    """Write what went into a result and what came out, as JSON; in the current project.

    What people wrote is copied into `runs/inputs`.
    """
    record = run_record(folder, programme, result)
    keep(folder, record["inputs"])
    path = _free(folder / RUNS, result.stamp["calculated"])
    path.write_bytes(f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode())
    return path


def run_record(folder: Path, programme: Programme, result: Result) -> Record:
    """All that a run's record says; nothing is written."""
    return {
        "programme": programme.id,
        "stamp": dict(result.stamp),
        "inputs": own_inputs(folder, programme),
        "editions": shipped_editions(programme),
        "rule_set": programme.rule_set.id,
        "gwp": result.gwp,
        "horizon": result.horizon,
        "methods": {name: list(method) for name, method in result.methods.items()},
        "members": {
            member: _member(database)
            for member, database in project.member_databases(programme).items()
        },
        "background": {name: _background(name, result) for name in programme.background},
        "declared": {"amount": result.declared_amount, "unit": result.declared_unit},
        "totals_kg_co2e": dict(result.totals),
        "bw2calc_total_kg_co2e": result.bw2calc_total,
        "first_rule_kg_co2e": dict(result.first_rule),
    }


def background_scores(name: str, result: Result) -> dict[str, float]:
    """Code -> kg CO2e per unit, of the datasets of a background that lines stand on."""
    used = {
        line.factor_key[1]: line.factor["total"]
        for line in result.contributions
        if line.factor_key[0] == name
    }
    return dict(sorted(used.items()))


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
    )


def run_files(folder: Path) -> list[Path]:
    """The records, the oldest first."""
    return sorted((folder / RUNS).glob("*.json"), key=_order)


def _order(path: Path) -> tuple[str, int]:
    """By time, then by number within a second, which the first one lacks."""
    time, _, number = path.stem.partition("Z-")
    return time.removesuffix("Z"), int(number) if number.isdigit() else 1


def _read(path: Path) -> Record | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        whole = {"stamp", "members", "totals_kg_co2e"} <= record.keys()
    except (OSError, ValueError, AttributeError):
        return None
    return record if whole else None


def _ingredients(record: Record) -> Iterator[tuple[str, str]]:
    """All that a total depends on, by name, each with what tells it from another of the name."""
    yield from record.get("inputs", {}).items()
    yield from record.get("editions", {}).items()
    for member, about in record["members"].items():
        yield about.get("file") or member, about.get("workbook") or ""
    for name, about in record.get("background", {}).items():
        yield name, about.get("sha256") or about.get("changed", "")
    yield "bw_cfp_programme", record["stamp"].get("bw_cfp_programme", "")


def _free(runs: Path, time: str) -> Path:
    """A name that is not taken: the time, without characters that Windows refuses."""
    runs.mkdir(parents=True, exist_ok=True)
    stem = time.replace(":", "").replace("+0000", "Z")
    names = [f"{stem}.json", *(f"{stem}-{n}.json" for n in range(2, 1000))]
    return next(runs / name for name in names if not (runs / name).exists())


def _member(database: str) -> Record:
    kept = ("workbook", "file", "form", "form_version", "rule_set", "imported", "disclosure")
    about = brightway.database_metadata(database)
    return {"database": database, "changed": brightway.last_changed(database)} | {
        name: about.get(name) for name in kept
    }


def _background(name: str, result: Result) -> Record:
    about = brightway.database_metadata(name)
    kept = ("factors", "edition", "sha256")
    return {
        "changed": brightway.last_changed(name),
        **{key: about[key] for key in kept if key in about},
        "scores_kg_co2e_per_unit": background_scores(name, result),
    }
