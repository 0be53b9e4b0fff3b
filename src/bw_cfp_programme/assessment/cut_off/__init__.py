"""Cut-off: what was left out, whether the rules allow it, and what else could be left out."""

from typing import Annotated

from bw_cfp_programme.assessment.cut_off.candidates import propose
from bw_cfp_programme.assessment.cut_off.ledger import Ledger, ledger_of
from bw_cfp_programme.assessment.cut_off.limits import try_limits
from bw_cfp_programme.assessment.cut_off.problems import about_cut_off
from bw_cfp_programme.assessment.cut_off.tables import candidate_section, ledger_section
from bw_cfp_programme.assessment.parameters import Between
from bw_cfp_programme.assessment.study import Assessed, Study

Share = Annotated[float | None, Between(least=0, most=1)]


def assess_cut_off(study: Study, *, single: Share = None, total: Share = None) -> Assessed:
    """The ledger of everything left out, and the lines that could be left out besides.

    `single` and `total` are limits to try (0.01 is 1 %) in place of the rule set's.
    """
    if single is not None or total is not None:
        study = try_limits(study, single, total)
    ledger = ledger_of(study)
    candidates = propose(study.result.contributions, ledger)
    return Assessed(
        sections=(ledger_section(study, ledger), candidate_section(ledger, candidates)),
        problems=tuple(about_cut_off(study, ledger)),
    )


__all__ = ["Ledger", "assess_cut_off", "ledger_of", "propose", "try_limits"]
