"""Templates: a layout as a workbook to fill, blank or with data."""

from bw_cfp_programme.forms.template.writer import Rows, filled, template, write_filled

__all__ = ["Rows", "filled", "template", "write_filled"]
