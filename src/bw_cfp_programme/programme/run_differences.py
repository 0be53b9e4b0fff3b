"""What a recorded run was calculated from, and how that differs from what is there now."""

import math
from collections.abc import Iterator
from pathlib import Path

from bw_cfp_programme import plugins
from bw_cfp_programme.files import holds
from bw_cfp_programme.folder.inputs import shipped_editions, unavailable
from bw_cfp_programme.folder.runs import Record, plugin_packages
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.options.kinds import CODE
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.programme.run_record import background_scores
from bw_cfp_programme.records import Programme
from bw_cfp_programme.results import Result
from bw_cfp_programme.tolerances import SUMMED


def gone(folder: Path, record: Record, place: Place) -> Iterator[Problem]:
    """What was not kept, or is kept no more."""
    if "inputs" not in record:
        yield problem("run_without_copies", place)
        return
    for name in unavailable(folder, record["inputs"]):
        yield problem("run_input_gone", place, name=name)
    archive = Archive(folder)
    for member, about in record["members"].items():
        sha = about["workbook"] or ""
        kept = archive.path(member, sha)
        if not CODE.accepts(member) or not holds(kept, sha):
            yield problem("run_input_gone", place, name=about["file"] or member)


def differences(
    programme: Programme, record: Record, result: Result | None, place: Place
) -> Iterator[Problem]:
    """What shipped or stands in the project, and is not what the run was calculated with."""
    editions = shipped_editions(programme)
    for name, sha in record["editions"].items():
        if editions.get(name) != sha:
            yield problem("run_edition_differs", place, name=name)
    yield from _plugins(record, place)
    if result is not None:
        yield from _factors(record, result, place)
        yield from _versions(record, result, place)


def _plugins(record: Record, place: Place) -> Iterator[Problem]:
    """Packages of plug-ins that are not installed now, or in another version."""
    installed = {plug.distribution: plug.version for plug in plugins.installed()}
    for package, then in plugin_packages(record).items():
        if package not in installed:
            names = [p["name"] for p in record["plugins"] if p["distribution"] == package]
            words = {"package": package, "version": then, "plugins": ", ".join(names)}
            yield problem("run_plugins_gone", place, **words)
        elif installed[package] != then:
            now = installed[package]
            yield problem("run_version_differs", place, package=package, then=then, now=now)


def _factors(record: Record, result: Result, place: Place) -> Iterator[Problem]:
    """Background datasets that give another number now."""
    for name, about in record["background"].items():
        now = background_scores(name, result)
        for code, then in about["scores_kg_co2e_per_unit"].items():
            if not math.isclose(then, now.get(code, math.nan), rel_tol=SUMMED):
                words = {"database": name, "dataset": code, "then": then, "now": now.get(code, "-")}
                yield problem("run_factor_differs", place, **words)


def _versions(record: Record, result: Result, place: Place) -> Iterator[Problem]:
    for package, version in record["stamp"].items():
        now = result.stamp.get(package, "-")
        if package != "calculated" and now != version:
            yield problem("run_version_differs", place, package=package, then=version, now=now)
