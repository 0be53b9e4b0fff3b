"""Command line: one command per file; a command parses, calls one function, prints."""

from bw_cfp_programme.cli.main import main

__all__ = ["main"]
