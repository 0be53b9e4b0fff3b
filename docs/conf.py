"""Sphinx: the pages of this folder, as they are."""  # noqa: INP001 - Sphinx reads it, no package

import bw_cfp_programme

project = "bw_cfp_programme"
copyright = "2026, the bw_cfp_programme maintainers"  # noqa: A001 - Sphinx's name
version = release = bw_cfp_programme.__version__
extensions = ["myst_parser"]
html_theme = "furo"
myst_heading_anchors = 3
suppress_warnings = ["myst.xref_missing"]  # some links lead out of docs/
