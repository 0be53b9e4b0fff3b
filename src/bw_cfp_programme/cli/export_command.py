"""`bw-cfp export`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument
from bw_cfp_programme.cli.printing import progress
from bw_cfp_programme.labels import Language


@click.command("export")
@folder_argument
@click.option(
    "--lang",
    "languages",
    type=click.Choice(["zh_TW", "en"]),
    multiple=True,
    default=("zh_TW", "en"),
    show_default=True,
)
@click.option("--only", "names", multiple=True, help="Only this deliverable; may be repeated.")
def command(folder: Path, languages: tuple[Language, ...], names: tuple[str, ...]) -> None:
    """Calculate and write the register, tables and page into FOLDER/outputs.

    輸出盤查清冊、結果表與網頁報告。

    \b
    Examples:
      bw-cfp export lamp
      bw-cfp export lamp --lang en --only register
    """
    from bw_cfp_programme.programme.export import export  # noqa: PLC0415 - loads Brightway

    with progress() as tick:
        paths = export(folder, languages=languages, names=names or None, progress=tick)
    for path in paths:
        click.echo(path)
