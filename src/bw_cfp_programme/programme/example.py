"""The example that ships with the package: an invented programme as texts, built into workbooks.

A member's text is TOML: the table `facility`, and under `tables` one table per sheet with columns
named as in `records/` and parted by "|".
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from bw_cfp_programme.errors import FolderTaken, NoSuchExample, UnreadableText
from bw_cfp_programme.files import AnyPath, write_whole
from bw_cfp_programme.folder.config import init, open_programme
from bw_cfp_programme.folder.names import DECISIONS, FILE, INBOX
from bw_cfp_programme.forms import write_filled
from bw_cfp_programme.forms.layout import EntryKind, FormSheet
from bw_cfp_programme.forms.standard import LAYOUT
from bw_cfp_programme.progress import Progress, silent
from bw_cfp_programme.records import Programme
from bw_cfp_programme.text_files import read_toml

NAME = "led_lamp"
NUMBERS = (EntryKind.NUMBER, EntryKind.SHARE)
Row = dict[str, Any]


def example_folder(name: str = NAME) -> Path:
    """Where an example's texts are: in an installed package, or in a checkout.

    Raises:
        NoSuchExample: neither has it.
    """
    package = Path(str(files("bw_cfp_programme")))
    for home in (package, package.parents[1]):
        folder = home / "examples" / name
        if (folder / FILE).is_file():
            return folder
    raise NoSuchExample(f"the example {name} was not installed with the package")


def lay_out(folder: AnyPath, *, progress: Progress = silent) -> Path:
    """Programme file, decisions and filled workbooks, as far as they are not in a folder already.

    Raises:
        FolderTaken: the folder holds another programme.
        NoSuchExample: as `example_folder`.
    """
    folder, source = Path(folder), example_folder()
    folder.mkdir(parents=True, exist_ok=True)
    _copy(FILE, source, folder)
    programme = open_programme(folder)
    if programme.id != open_programme(source).id:
        raise FolderTaken(f"{folder} holds another programme, {programme.id}")
    init(folder)
    _copy(DECISIONS, source, folder)
    count = len(programme.members)
    for done, path in enumerate(write_workbooks(programme, folder / INBOX, source=source), start=1):
        progress(path.name, done, count)
    return folder


def _copy(name: str | Path, source: Path, target: Path) -> None:
    if not (target / name).exists():
        write_whole(target / name, (source / name).read_bytes())


def write_workbooks(programme: Programme, target: Path, *, source: Path) -> Iterator[Path]:
    """Build every member's workbook from its text in `source`/members; one that is there stays."""
    for member in programme.members:
        path = target / f"{member.code}.xlsx"
        if not path.exists():
            rows = member_rows(source / "members" / f"{member.code}.toml")
            write_filled(path, rows, member=member, programme=programme, language=member.language)
        yield path


def member_rows(text: Path) -> dict[str, list[Row]]:
    """Sheet -> rows of a member's text, numbers as numbers, blanks left out.

    Raises:
        NoSuchExample: the text is not there, or is no TOML.
        KeyError: it has a sheet that the form has not.
        ValueError: a number is none.
    """
    try:
        data = read_toml(text).data
    except UnreadableText as refused:
        raise NoSuchExample(str(refused), refused.problems) from refused
    tables = {key: list(_table(block)) for key, block in data["tables"].items()}
    rows = {"facility": [data["facility"]], **tables}
    return {key: [_typed(LAYOUT.sheet(key), row) for row in found] for key, found in rows.items()}


def _table(block: str) -> Iterator[dict[str, str]]:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in block.splitlines())
    for cells in lines:
        yield {name: cell for name, cell in zip(header, cells, strict=False) if cell}


def _typed(sheet: FormSheet, row: Mapping[str, Any]) -> Row:
    numbers = {column.name for column in sheet.columns if column.entry in NUMBERS}
    return {name: float(cell) if name in numbers else cell for name, cell in row.items()}
