"""Templates: a layout as a workbook to fill, blank or with data."""

from bw_cfp_programme.forms.template.writer import Rows, write_filled, write_template

__all__ = ["Rows", "write_filled", "write_template"]
