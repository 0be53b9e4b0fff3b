"""The `bw-cfp` command."""

import click

import bw_cfp_programme
from bw_cfp_programme.cli.terminal import Terminal
from bw_cfp_programme.cli.words import VARIABLE
from bw_cfp_programme.labels import LANGUAGES


@click.group(cls=Terminal, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), envvar=VARIABLE, expose_value=False)
@click.version_option(bw_cfp_programme.__version__, prog_name="bw-cfp")
def main() -> None:
    """Do what its commands do; its words stand in `data/`."""
