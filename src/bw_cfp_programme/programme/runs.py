"""`runs/`: a record of every calculation, so that it can be repeated and compared."""

import json
from pathlib import Path
from typing import Any

from bw_cfp_programme import brightway
from bw_cfp_programme.programme import config, project
from bw_cfp_programme.programme.submissions import sha256
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Result

RUNS = "runs"


def record_run(folder: Path, programme: Programme, result: Result) -> Path:
    """Write what went into a result and what came out, as JSON; in the current project."""
    runs = folder / RUNS
    runs.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_record(folder, programme, result), ensure_ascii=False, indent=2)
    path = _free(runs, result.stamp["calculated"])
    path.write_bytes(f"{text}\n".encode())
    return path


def _free(runs: Path, time: str) -> Path:
    """A name that is not taken: the time, without characters that Windows refuses."""
    stem = time.replace(":", "").replace("+0000", "Z")
    names = [f"{stem}.json", *(f"{stem}-{n}.json" for n in range(2, 1000))]
    return next(runs / name for name in names if not (runs / name).exists())


def _record(folder: Path, programme: Programme, result: Result) -> dict[str, Any]:
    decisions = folder / project.DECISIONS
    return {
        "programme": programme.id,
        "stamp": dict(result.stamp),
        "programme_sha256": sha256(folder / config.FILE),
        "decisions_sha256": sha256(decisions) if decisions.is_file() else None,
        "rule_set": programme.rule_set,
        "gwp": result.gwp,
        "horizon": result.horizon,
        "methods": {name: list(method) for name, method in result.methods.items()},
        "members": {
            member: _member(database)
            for member, database in project.member_databases(programme).items()
        },
        "background": {name: _background(name) for name in programme.background},
        "declared": {"amount": result.declared_amount, "unit": result.declared_unit},
        "totals_kg_co2e": dict(result.totals),
        "bw2calc_total_kg_co2e": result.bw2calc_total,
        "first_rule_kg_co2e": dict(result.first_rule),
    }


def _member(database: str) -> dict[str, Any]:
    kept = ("workbook", "file", "form", "form_version", "rule_set", "imported", "disclosure")
    about = brightway.database_metadata(database)
    return {"database": database, "changed": brightway.last_changed(database)} | {
        name: about.get(name) for name in kept
    }


def _background(name: str) -> dict[str, Any]:
    about = brightway.database_metadata(name)
    kept = ("factors", "edition", "sha256")
    return {"changed": brightway.last_changed(name)} | {k: about[k] for k in kept if k in about}
