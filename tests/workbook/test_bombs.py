"""Small files that would become large: refused in little memory, each in a process of its own."""

import socket
import subprocess
import sys
import zipfile

import hand_made
import pytest

from bw_cfp_programme.workbook import WorkbookError, read_workbook, refuse_heavy
from bw_cfp_programme.workbook.styles import LITERAL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
SHEET = "xl/worksheets/sheet1.xml"
ONE = "<row r='1'><c r='A1'><v>1</v></c></row>"
MOST = 300_000_000  # bytes more than the interpreter has after its imports
SECONDS = 60  # a wide bound on CPU time, for who would go on for ever
READ = """
import resource, sys
from pathlib import Path
from bw_cfp_programme.workbook import WorkbookError, read_workbook
now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (now + {most}, now + {most}))
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
try:
    read_workbook(Path(sys.argv[1]))
except WorkbookError as refused:
    print(refused.problem.code)
except OSError as error:
    print("OSError")
else:
    print("read")
"""


def outcome(path):
    """How reading ends in a process with limits."""
    code = READ.format(most=MOST, seconds=SECONDS)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or done.stderr


def sheet(body, after=""):
    return f"<worksheet xmlns='{hand_made.MAIN}'><sheetData>{body}</sheetData>{after}</worksheet>"


def styles(body):
    return f"<styleSheet xmlns='{hand_made.MAIN}'>{body}</styleSheet>"


TOO_LARGE, DAMAGED = "workbook_too_large", "damaged_workbook"
BOMBS = {
    "blank shared texts": ({"texts": "<si/>" * 400_000}, TOO_LARGE),
    "blank cells": ({"rows": f"<row>{'<c/>' * 400_000}</row>"}, TOO_LARGE),
    "cells that hold nothing": (
        {"rows": "<row><c><f/></c></row>" * 320_000},
        TOO_LARGE,
    ),
    "rows": ({"rows": "<row><x/></row>" * 700_000}, TOO_LARGE),
    "depth": ({"rows": "<a>" * 5_000_000}, TOO_LARGE),
    "lines": ({"rows": ONE + "\n" * 3_000_000}, DAMAGED),
    "merged ranges": ({SHEET: sheet(ONE, "<mergeCell ref='A1:B2'/>" * 320_000)}, TOO_LARGE),
    "columns": ({SHEET: sheet(ONE, "<cols><col/></cols>" * 320_000)}, TOO_LARGE),
    "styles": ({"style": styles("<xf numFmtId='0'/>" * 420_000)}, TOO_LARGE),
    "one long text for all": (
        {
            "rows": "<row>" + "<c t='s'><v>0</v></c>" * 400 + "</row>",
            "texts": f"<si><t>{'中' * 32_000}</t></si>",
        },
        TOO_LARGE,
    ),
    "an attribute": ({"rows": f"<row x='{'a' * 3_000_000}'/>{ONE}"}, DAMAGED),
    "a text": ({"rows": f"<c t='str'><v>{'a' * 3_000_000}\N{GRINNING FACE}</v></c>"}, DAMAGED),
    "a comment": ({"rows": f"<!--{'<a' * 2_000_000}-->"}, DAMAGED),
    "an instruction": ({"rows": f"<?x {'<a' * 2_000_000}?>"}, DAMAGED),
    "a number format": ({"style": hand_made.styles("[" * 60_000), "rows": ONE}, "read"),
    "open brackets": ({"style": hand_made.styles("[a" * 60_000), "rows": ONE}, "read"),
    "open quotes": ({"style": hand_made.styles("&quot;_" * 60_001), "rows": ONE}, "read"),
}


@pytest.mark.parametrize("what", BOMBS)
def test_bombs(tmp_path, what):
    parts, expected = BOMBS[what]
    rows = parts.get("rows", ONE)
    more = {name: text for name, text in parts.items() if name != "rows"}
    assert outcome(hand_made.write(tmp_path / "w.xlsx", rows, **more)) == expected


@pytest.mark.parametrize(
    ("method", "pieces"),
    [(zipfile.ZIP_BZIP2, 9), (zipfile.ZIP_LZMA, 9), (zipfile.ZIP_DEFLATED, 120)],
)
def test_parts_that_unpack_without_end(tmp_path, method, pieces):
    """Whatever the archive says of their size."""
    path = tmp_path / "w.xlsx"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr(
            "_rels/.rels", hand_made.relations([("a", "officeDocument", "xl/workbook.xml")])
        )
        with archive.open("xl/workbook.xml", "w") as part:
            for _ in range(pieces):
                part.write(b"<!-- -->" * 131_072)
    size, lie = (n.to_bytes(4, "little") for n in (pieces << 20, 100))
    path.write_bytes(path.read_bytes().replace(size, lie))
    assert outcome(path) in {TOO_LARGE, DAMAGED}


def test_many_sheets_of_one_part(tmp_path):
    book = (
        f"<workbook xmlns='{hand_made.MAIN}' xmlns:r='{hand_made.RELATIONS}'><sheets>"
        + "".join(f"<sheet name='S{n}' sheetId='{n}' r:id='a'/>" for n in range(1, 101))
        + "</sheets></workbook>"
    )
    links = hand_made.relations([("a", "worksheet", f"/{SHEET}")])
    parts = {"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links}
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>1</v></c></row>" for n in range(1, 20_000))
    assert outcome(hand_made.write(tmp_path / "w.xlsx", rows, **parts)) == TOO_LARGE


def test_many_files_inside(tmp_path):
    with zipfile.ZipFile(tmp_path / "w.xlsx", "w") as archive:
        for number in range(12_000):
            archive.writestr(f"{number}", b"")
    assert outcome(tmp_path / "w.xlsx") == TOO_LARGE


def test_a_sparse_file_larger_than_any_disk(tmp_path):
    with (tmp_path / "w.xlsx").open("wb") as huge:
        huge.truncate(10**13)
    assert outcome(tmp_path / "w.xlsx") == TOO_LARGE


def test_a_device_and_a_socket(tmp_path):
    (tmp_path / "zero.xlsx").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.xlsx"))
        assert outcome(tmp_path / "zero.xlsx") == outcome(tmp_path / "s.xlsx") == "OSError"


@pytest.mark.parametrize("code", ["[", "[a", '"', "_", "\\", "[h", "e+"])
def test_formats_cost_by_their_length(code):
    """No part of the pattern looks further than where the next could begin."""
    assert len(LITERAL.sub("", code * 100_000)) <= len(code) * 100_000


@pytest.mark.parametrize(
    "after",
    [
        "<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>",
        "<cols>" + "<x/>" * 2_100_000 + "</cols>",
    ],
)
def test_what_openpyxl_would_choke_on_is_not_handed_to_it(tmp_path, after):
    path = hand_made.write(tmp_path / "w.xlsx", ONE, **{SHEET: sheet(ONE, after)})
    with pytest.raises(WorkbookError) as told:
        refuse_heavy(path)
    assert told.value.problem.code == TOO_LARGE


def test_a_long_formula_that_many_cells_share(tmp_path):
    first = f"<c><f t='shared' ref='A1:A9' si='0'>{'1+' * 4_000}1</f><v>1</v></c>"
    rest = "<c><f t='shared' si='0'/><v>1</v></c>" * 2_000
    path = hand_made.write(tmp_path / "w.xlsx", f"<row>{first}{rest}</row>")
    assert len(read_workbook(path).sheets[0].rows[1]) == 2_001
    with pytest.raises(WorkbookError):
        refuse_heavy(path)
