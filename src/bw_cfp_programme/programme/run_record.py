"""What is written down of a calculation: all that went into it, and what came out."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from bw_cfp_programme import brightway, origin, plugins
from bw_cfp_programme.folder.choice import Choice
from bw_cfp_programme.folder.inputs import own_inputs, shipped_editions
from bw_cfp_programme.folder.runs import Record
from bw_cfp_programme.importers.stored import member_databases
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Result


def run_record(folder: Path, programme: Programme, choice: Choice, result: Result) -> Record:
    """All that a run's record says, in the current project; nothing is written."""
    return {
        "programme": programme.id,
        "variant": choice.name,
        "choice": choice.to_dict(),
        "stamp": dict(result.stamp),
        "code": origin.own_code(),
        "inputs": own_inputs(folder, programme),
        "editions": shipped_editions(programme),
        "plugins": [asdict(plug) for plug in plugins.installed()],
        "rule_set": programme.rule_set.file.name,
        "gwp": result.gwp,
        "horizon": result.horizon,
        "methods": {name: list(method) for name, method in result.methods.items()},
        "members": {m: _member(name) for m, name in member_databases(programme).items()},
        "background": {name: _background(name, result) for name in programme.background},
        "edited": _edited([*member_databases(programme).values(), *programme.background]),
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


def _member(database: str) -> Record:
    kept = (
        "workbook", "file", "form", "form_version", "rule_set", "imported", "disclosure",
        "strategies",
    )  # fmt: skip
    about = brightway.database_metadata(database)
    return {"database": database, **{name: about.get(name) for name in kept}}


def _background(name: str, result: Result) -> Record:
    about = brightway.database_metadata(name)
    kept = ("factors", "edition", "sha256")
    return {
        **{key: about[key] for key in kept if key in about},
        "scores_kg_co2e_per_unit": background_scores(name, result),
    }


def _edited(databases: Iterable[str]) -> dict[str, str]:
    """Databases that somebody changed in Brightway -> hash of what is in them."""
    return {name: brightway.content(name) for name in brightway.changed(databases)}
