"""Write `docs/cli.md` from the help pages: `python docs/generate_cli.py`."""  # noqa: INP001 - a tool, no package

from pathlib import Path

from click.testing import CliRunner

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.cli.words import VARIABLE, commands

PAGE = Path(__file__).with_name("cli.md")
INTRO = """# Commands

What `bw-cfp COMMAND --help` says; with `--lang zh_TW`, in Chinese. [The terminal](terminal.md)
tells of languages, exit codes, progress and completion. This page is made by
`docs/generate_cli.py`.
"""


def page() -> str:
    """All help pages in the order of the work, 80 columns wide."""
    calls = [[], *([name] for name in commands())]
    return INTRO + "".join(_section(call) for call in calls)


def _section(call: list[str]) -> str:
    runner = CliRunner(env={VARIABLE: None})
    help_page = runner.invoke(main, [*call, "--help"], prog_name="bw-cfp", terminal_width=80)
    title = " ".join(["bw-cfp", *call])
    return f"\n## {title}\n\n```\n{help_page.output}```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
