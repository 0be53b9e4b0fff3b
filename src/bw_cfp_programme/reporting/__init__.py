"""Study -> ReportModel: everything that a deliverable says, as sections, worked out once."""

from bw_cfp_programme.reporting.build import build_report
from bw_cfp_programme.reporting.model import Chapter, Header, ReportModel

__all__ = ["Chapter", "Header", "ReportModel", "build_report"]
