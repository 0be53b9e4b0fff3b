"""`bw-cfp demo`."""

import webbrowser
from pathlib import Path

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import FOLDER, language_option
from bw_cfp_programme.cli.printing import echo
from bw_cfp_programme.cli.progress import progress
from bw_cfp_programme.labels import Language


@click.command("demo", cls=Command)
@click.argument("folder", type=FOLDER, default="bw-cfp-demo")
@click.option("--open/--no-open", "open_page", default=True, show_default=True)
@language_option
def command(folder: Path, language: Language, *, open_page: bool) -> None:
    """Print the footprint and the files of the example."""
    from bw_cfp_programme.cli.result_table import print_result  # noqa: PLC0415 - loads rich
    from bw_cfp_programme.programme.demo import demo  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        report = demo(folder, language=language, progress=tick)
    print_result(report.model, language)
    for path in report.files:
        echo(path)
    if open_page:
        webbrowser.open(report.page.resolve().as_uri())
