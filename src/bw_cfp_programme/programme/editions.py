"""The files of the editions that a programme is calculated with, shipped or its own."""

from pathlib import Path

from bw_cfp_programme import rule_sets
from bw_cfp_programme.factor_tables import table_path
from bw_cfp_programme.gwp.editions import SHELF as GWP_EDITIONS
from bw_cfp_programme.programme import project
from bw_cfp_programme.records import Programme
from bw_cfp_programme.tables import data_path


def edition_files(programme: Programme) -> list[Path]:
    """Rule set, GWP edition with its flows, factor tables and their licence."""
    tables = project.factor_files(programme).values()
    return [
        rule_sets.SHELF.path(programme.rule_set),
        GWP_EDITIONS.path(programme.gwp),
        data_path("gwp/flows.csv"),
        *map(table_path, tables),
        data_path("factors/LICENCE-factors.md"),
    ]
