"""The files of the editions that a programme is calculated with, shipped or its own."""

from pathlib import Path

from bw_cfp_programme.factor_tables import table_path
from bw_cfp_programme.folder.own_factors import factor_files
from bw_cfp_programme.records import Programme
from bw_cfp_programme.rule_sets import RuleSet
from bw_cfp_programme.tables import data_path


def edition_files(programme: Programme) -> list[Path]:
    """Rule set with files of one's own, GWP edition with its flows, factor tables with licence."""
    tables = factor_files(programme).values()
    return [
        *rule_files(programme.rule_set),
        programme.gwp.file,
        data_path("gwp/flows.csv"),
        *map(table_path, tables),
        data_path("factors/LICENCE-factors.md"),
    ]


def rule_files(rules: RuleSet) -> tuple[Path, ...]:
    """A rule set, and what of one's own stands beside it; no number rests on our lists."""
    return (rules.file, *rules.own_files)
