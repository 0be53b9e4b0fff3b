"""`bw-cfp calculate`: the footprint of the product under study, with all that stands behind it."""

from pathlib import Path

from bw_cfp_programme.files import AnyPath
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.runs import record_run
from bw_cfp_programme.programme.assessed import all_assessed
from bw_cfp_programme.programme.study import open_study
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.reporting import ReportModel, build_report
from bw_cfp_programme.results import Result


def calculate(
    folder: AnyPath,
    choice: Choice = BASE,
    *,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> Result:
    """The footprint of the inputs as they stand; what is stale is made again.

    Its lines are those that the lead may see. A record goes into `runs/`, unless this very run is
    recorded already. Arguments and errors as `open_study`.

    Example:
        >>> result = cfp.calculate("lamp")
        >>> lines = result.to_dataframe()
        >>> lines.groupby("stage")["total_kg_co2e"].sum()
    """
    folder = Path(folder)
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    record_run(folder, opened.made.record)
    return opened.result("lead")


def report(
    folder: Path,
    choice: Choice = BASE,
    *,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> ReportModel:
    """Calculate, assess, and work out all that deliverables say; as `calculate`."""
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    record_run(folder, opened.made.record)
    return build_report(opened.shown_to("lead"), all_assessed(opened, "lead", progress))
