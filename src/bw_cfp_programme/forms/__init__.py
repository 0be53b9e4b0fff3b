"""Forms: layouts of supplier workbooks, declared once for blank workbook, reader and manual."""

from bw_cfp_programme.forms.reading import Form, Reading
from bw_cfp_programme.forms.registry import BUILT_IN, forms, identify, read
from bw_cfp_programme.forms.template import write_filled, write_template

__all__ = [
    "BUILT_IN",
    "Form",
    "Reading",
    "forms",
    "identify",
    "read",
    "write_filled",
    "write_template",
]
