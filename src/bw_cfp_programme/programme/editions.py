"""The files of the editions that a programme is calculated with, shipped or its own."""

from pathlib import Path

from bw_cfp_programme.programme import project
from bw_cfp_programme.records import Programme
from bw_cfp_programme.tables import data_path


def edition_files(programme: Programme) -> list[Path]:
    """Rule set, GWP edition with its flows, factor tables and their licence."""
    tables = project.shipped_background(programme).values()
    return [
        _shipped_or_own("rule_sets", programme.rule_set, ".toml"),
        _shipped_or_own("gwp", programme.gwp, ".csv"),
        data_path("gwp/flows.csv"),
        *(data_path(f"factors/{table}.csv") for table in tables),
        data_path("factors/LICENCE-factors.md"),
    ]


def _shipped_or_own(kind: str, name: str, suffix: str) -> Path:
    shipped = data_path(f"{kind}/{name}{suffix}")
    return shipped if shipped.is_file() else Path(name)
