"""The footprint by life-cycle stage."""

from dataclasses import replace

from bw_cfp_programme.assessment import Study
from bw_cfp_programme.labels import text
from bw_cfp_programme.records import STAGES, stages_within
from bw_cfp_programme.reporting.sums import Sum, sums
from bw_cfp_programme.reporting.tables.groups import VALUE, group_table, recomputed
from bw_cfp_programme.reporting.tabulate import summed
from bw_cfp_programme.results import TOTAL
from bw_cfp_programme.sections import Bars, Column, Kind, Section


def stages(study: Study) -> Section:
    """All five in their order, each bar going on where the one before ended, and their sum."""
    result = study.result
    within = stages_within(result.boundary)

    def standing(stage: Sum) -> str:
        if stage.name not in within:
            return "outside_boundary"
        return "" if stage.lines else "no_lines"

    names = (
        (Column("stage", Kind.TERM, "stage"), lambda each: each.name),
        (Column("standing", Kind.TERM, "standing"), standing),
    )
    found = sums(result.contributions, lambda line: line.stage, result.totals[TOTAL], STAGES)
    table = recomputed(group_table("stages", names, found), "stage")
    return replace(
        table,
        picture=Bars("stage", VALUE, notes=("standing",), running=True),
        foot=summed(table.columns, table.rows, text("indicator.total")),
    )
