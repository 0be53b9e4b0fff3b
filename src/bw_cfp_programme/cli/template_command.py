"""`bw-cfp template`."""

from pathlib import Path

import click

from bw_cfp_programme.cli.options import folder_argument


@click.command("template")
@folder_argument
@click.option("--member", "members", multiple=True, help="Only this member; may be repeated.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["both", "zh_TW", "en"]),
    default="both",
    show_default=True,
    help="Header rows of the workbook.",
)
def command(folder: Path, members: tuple[str, ...], language: str) -> None:
    """Write a blank workbook for every member of the programme in FOLDER.

    產生供應商空白盤查表。Known facts are filled in; drop-downs list the programme's members.

    \b
    Examples:
      bw-cfp template lamp
      bw-cfp template lamp --member S03 --lang zh_TW
    """
    from bw_cfp_programme.programme.templates import templates  # noqa: PLC0415 - loaded when called

    for path in templates(folder, members=members or None, language=language):
        click.echo(path)
