"""Result -> ReportModel: everything that a deliverable says, worked out once."""

from bw_cfp_programme.reporting.build import build_report
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.rows import Acceptance

__all__ = ["Acceptance", "ReportModel", "build_report"]
