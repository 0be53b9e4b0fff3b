"""The files of the editions that a programme is calculated with, shipped or its own."""

from collections.abc import Iterator
from pathlib import Path

from bw_cfp_programme.factor_tables import table_path
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.records import Programme
from bw_cfp_programme.requirement_lists import SHELF as REQUIREMENTS
from bw_cfp_programme.tables import data_path


def edition_files(programme: Programme) -> list[Path]:
    """Rule set with lists of one's own, GWP edition with its flows, factor tables with licence."""
    tables = factor_files(programme).values()
    return [
        programme.rule_set.file,
        *_own_lists(programme),
        programme.gwp.file,
        data_path("gwp/flows.csv"),
        *map(table_path, tables),
        data_path("factors/LICENCE-factors.md"),
    ]


def _own_lists(programme: Programme) -> Iterator[Path]:
    """Lists of requirements that stand beside a rule set of one's own; no number rests on ours."""
    for name in programme.rule_set.requirements or ():
        if REQUIREMENTS.is_own(name):
            yield REQUIREMENTS.path(name)
