"""Sphinx: the pages of this folder, and the docstrings that api.md asks for."""  # noqa: INP001 - Sphinx reads it, no package

import bw_cfp_programme

project = "bw_cfp_programme"
copyright = "2026, the bw_cfp_programme maintainers"  # noqa: A001 - Sphinx's name
version = release = bw_cfp_programme.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
default_role = "code"  # docstrings have `names` in single backticks
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
html_theme = "furo"
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # some links lead out of docs/
