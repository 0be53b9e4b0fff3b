"""Write `docs/problems.md` from `data/problems.csv`: `python docs/generate_problems.py`."""  # noqa: INP001 - a tool, no package

from pathlib import Path

from bw_cfp_programme.tables import Row, read_table

PAGE = Path(__file__).with_name("problems.md")
HEADINGS = {
    "error": "## Errors\n\nThe input cannot be used as it is.",
    "warning": "## Warnings\n\nThe input is used; a verifier will ask.",
    "info": "## Notes\n\nWhat was read differently from how it was typed, assumed, or left out.",
}
INTRO = """# Problems

Everything that can be wrong with somebody's input. Each kind has a code that never changes, and
says in English and 繁體中文 what is wrong and what to do; words in braces are filled in. This page
is made from `src/bw_cfp_programme/data/problems.csv` by `docs/generate_problems.py`."""


def page() -> str:
    """The whole page; kinds stand in the order of the table."""
    return "\n\n".join([INTRO, *(_section(severity) for severity in HEADINGS)]) + "\n"


def _section(severity: str) -> str:
    head = "| Code | What is wrong | What to do |\n|---|---|---|"
    rows = [_line(row) for row in read_table("problems.csv") if row["severity"] == severity]
    return f"{HEADINGS[severity]}\n\n" + "\n".join([head, *rows])


def _line(row: Row) -> str:
    said = "<br>".join((row["en"], row["zh_TW"]))
    remedy = "<br>".join((row["remedy_en"], row["remedy_zh_TW"]))
    return f"| `{row['code']}` | {said} | {remedy} |".replace("\n", " ")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
