"""The standard supplier workbook: one form for every company of a programme."""

from bw_cfp_programme.forms.standard.form import STANDARD, StandardForm
from bw_cfp_programme.forms.standard.layout import LAYOUT

__all__ = ["LAYOUT", "STANDARD", "StandardForm"]
