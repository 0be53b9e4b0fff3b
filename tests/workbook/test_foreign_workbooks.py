"""Files that other programs write, and files made to harm; openpyxl judges where it can read."""

import zipfile
from datetime import datetime

import hand_made
import openpyxl
import pytest

from bw_cfp_programme.workbook import CellKind, Limits, WorkbookError, read_workbook

SHEET = "xl/worksheets/sheet1.xml"
PHONETIC = (
    "<si><r><rPr><b/></rPr><t>鋁</t></r><r><t xml:space='preserve'> 殼</t></r>"
    "<rPh sb='0' eb='1'><t>ルミ</t></rPh></si>"
)
ONE = "<row r='1'><c r='A1'><v>1</v></c></row>"


def cells(path):
    """Address -> value, as we read the first sheet."""
    return {cell.address: cell.value for cell in read_workbook(path).sheets[0].cells()}


def judged(path):
    """Address -> value, as openpyxl does."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    every = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.value for cell in every if cell.value is not None}


def refused(path, limits=Limits()):  # noqa: B008 - frozen
    """Code of the problem that a file ends in."""
    with pytest.raises(WorkbookError) as told:
        read_workbook(path, limits)
    return told.value.problem.code


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", {"A1": "鋁 殼"}),
        ("<row r='2'><c r='B2' t='inlineStr'><is><t>a</t></is></c></row>", {"B2": "a"}),
        ("<row r='1'><c r='A1' t='str'><f>B1&amp;1</f><v>x1</v></c></row>", {"A1": "x1"}),
        ("<row r='1'><c r='A1' t='b'><v>1</v></c></row>", {"A1": True}),
        ("<row r='1'><c r='A1' t='e'><v>#N/A</v></c></row>", {"A1": "#N/A"}),
        (
            "<row r='1'><c r='A1' t='d'><v>2025-01-31T00:00:00</v></c></row>",
            {"A1": datetime(2025, 1, 31)},  # noqa: DTZ001 - a workbook knows no time zones
        ),
        ("<row><c/><c><v>7</v></c></row><row/><row><c><v>8</v></c></row>", {"B1": 7, "A3": 8}),
        ("<row r='1'><c r='C1'><v>3</v></c><c><v>4</v></c></row>", {"C1": 3, "D1": 4}),
        ("<row r='3'><c r='A3'><v>3</v></c></row><row r='1'/>", {"A3": 3}),
    ],
)
def test_cells_of_every_kind(tmp_path, rows, expected):
    path = hand_made.write(tmp_path / "w.xlsx", rows, texts=PHONETIC)
    assert cells(path) == expected == judged(path)


def test_escaped_characters(tmp_path):
    texts = "<si><t>a_x000D_b_x005F_x000D_</t></si>"
    path = hand_made.write(tmp_path / "w.xlsx", "<row><c t='s'><v>0</v></c></row>", texts=texts)
    assert cells(path) == {"A1": "a\rb_x000D_"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("[$-404]e/mm/dd", CellKind.DATE),
        ("[$-404]e&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", CellKind.DATE),
        ("yyyy\\-mm\\-dd;@", CellKind.DATE),
        ("[h]:mm", CellKind.DATE),
        ("0.0E+00", CellKind.NUMBER),
        ("#,##0.00 &quot;kg/day&quot;", CellKind.NUMBER),
        ("[Red]0.0;[Blue]-0.0", CellKind.NUMBER),
        ("G/通用格式", CellKind.NUMBER),
        ("General", CellKind.NUMBER),
        ("_-* #,##0_-", CellKind.NUMBER),
        ("@", CellKind.NUMBER),
    ],
)
def test_which_formats_are_dates(tmp_path, code, kind):
    row = "<row r='1'><c r='A1' s='1'><v>45688</v></c></row>"
    path = hand_made.write(tmp_path / "w.xlsx", row, style=hand_made.styles(code))
    assert read_workbook(path).sheets[0].cell(1, 1).kind is kind
    assert openpyxl.load_workbook(path).active["A1"].is_date is (kind is CellKind.DATE)


def test_percent(tmp_path):
    row = "<row r='1'><c r='A1' s='1'><v>0.3</v></c></row>"
    path = hand_made.write(tmp_path / "w.xlsx", row, style=hand_made.styles("0.0&quot; &quot;%"))
    assert read_workbook(path).sheets[0].cell(1, 1).percent


def test_dates_from_1904(tmp_path):
    row = "<row r='1'><c r='A1' s='1'><v>44226</v></c></row>"
    about = "<workbookPr date1904='1'/>"
    style = hand_made.styles("yyyy/m/d")
    path = hand_made.write(tmp_path / "w.xlsx", row, style=style, about=about)
    assert cells(path) == judged(path)


def test_strict_edition(tmp_path):
    names = {"main": hand_made.STRICT, "of": hand_made.STRICT_RELATIONS}
    assert cells(hand_made.write(tmp_path / "w.xlsx", ONE, **names)) == {"A1": 1}


@pytest.mark.filterwarnings("ignore:Unknown extension")
def test_prefixed_names_and_extensions(tmp_path):
    part = (
        f"<x:worksheet xmlns:x='{hand_made.MAIN}'><x:sheetData><x:row r='2'><x:c r='A2'/>"
        "<x:c r='B2'><x:v>5</x:v></x:c></x:row></x:sheetData><x:extLst><x:ext uri='{0}'>"
        "<x14:row xmlns:x14='urn:x14'><x14:c r='Z9'/></x14:row></x:ext></x:extLst></x:worksheet>"
    )
    path = hand_made.write(tmp_path / "w.xlsx", "", **{SHEET: part})
    assert cells(path) == {"B2": 5} == judged(path)


def test_chart_sheets_are_passed_over(tmp_path):
    links = [("a", "chartsheet", "chartsheets/sheet1.xml"), ("b", "worksheet", SHEET[3:])]
    book = (
        f"<workbook xmlns='{hand_made.MAIN}' xmlns:r='{hand_made.RELATIONS}'><sheets>"
        "<sheet name='C' sheetId='9' r:id='a'/><sheet name='S' sheetId='2' r:id='b'/>"
        "</sheets></workbook>"
    )
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": hand_made.relations(links),
    }
    path = hand_made.write(tmp_path / "w.xlsx", ONE, **parts)
    assert [sheet.title for sheet in read_workbook(path).sheets] == ["S"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!-- {'x' * 9000} -->"])
def test_entities_that_expand_without_end(tmp_path, encoding, before):
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 9))
    part = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}'
        f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]><w>&l8;</w>'
    ).encode(encoding)
    path = hand_made.write(tmp_path / "w.xlsx", "", **{SHEET: part})
    assert refused(path) == "damaged_workbook"


def test_a_million_empty_rows(tmp_path):
    empty = "".join(f"<row r='{n}'><c r='A{n}' s='0'/></row>" for n in range(2, 400_000))
    bare = "".join(f"<row r='{n}' ht='15'></row>" for n in range(400_000, 1_000_000))
    assert cells(hand_made.write(tmp_path / "w.xlsx", ONE + empty + bare)) == {"A1": 1}


def test_deeply_nested_elements(tmp_path):
    path = hand_made.write(tmp_path / "w.xlsx", ONE + "<a>" * 200_000 + "</a>" * 200_000)
    assert cells(path) == {"A1": 1}


def test_a_member_that_declares_more_than_it_may(tmp_path):
    path = hand_made.write(tmp_path / "w.xlsx", " " * 3_000_000)
    assert refused(path, Limits(unpacked_bytes=2_000_000)) == "workbook_too_large"


def test_a_member_that_holds_more_than_it_declares(tmp_path):
    path = hand_made.write(tmp_path / "w.xlsx", "<row/>" * 100_000)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    path.write_bytes(bytes(content).replace(size, (100).to_bytes(4, "little")))
    assert refused(path) == "damaged_workbook"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_cut_off_while_it_was_sent(tmp_path, share):
    path = hand_made.write(tmp_path / "w.xlsx", ONE)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert refused(path) == "damaged_workbook"


def test_a_sheet_that_is_no_xml(tmp_path):
    assert refused(hand_made.write(tmp_path / "w.xlsx", "<row r='1'><c r='A1'>")) == (
        "damaged_workbook"
    )


TWO_SHEETS = {
    "xl/workbook.xml": (
        f"<workbook xmlns='{hand_made.MAIN}' xmlns:r='{hand_made.RELATIONS}'><sheets>"
        "<sheet name='S' sheetId='1' r:id='a'/><sheet name='T' sheetId='2' r:id='b'/>"
        "</sheets></workbook>"
    ),
    "xl/_rels/workbook.xml.rels": hand_made.relations(
        [("a", "worksheet", "/xl/worksheets/sheet1.xml"), ("b", "worksheet", "worksheets/t.xml")]
    ),
}


@pytest.mark.parametrize("other", [{}, {"xl/worksheets/t.xml": "<worksheet><sheetData>"}])
def test_a_damaged_sheet_leaves_the_others(tmp_path, other):
    path = hand_made.write(tmp_path / "w.xlsx", ONE, **TWO_SHEETS, **other)
    good, bad = read_workbook(path).sheets
    assert (good.damaged, bad.damaged, bad.rows) == (False, True, {})
    assert cells(path) == {"A1": 1}


UNREADABLE = {
    "a decimal comma": "<c r='A1'><v>1,5</v></c>",
    "a word": "<c r='A1'><v>eins</v></c>",
    "digits of Python": "<c r='A1'><v>1_000</v></c>",
    "other digits": "<c r='A1'><v>١٢</v></c>",
    "no number": "<c r='A1'><v>NaN</v></c>",
    "endless": "<c r='A1'><v>INF</v></c>",
    "too large for a computer": "<c r='A1'><v>1E+400</v></c>",
    "a text that is not there": "<c r='A1' t='s'><v>12</v></c>",
    "a text before the first": "<c r='A1' t='s'><v>-1</v></c>",
    "a text by its name": "<c r='A1' t='s'><v>kg</v></c>",
    "a style that is not there": "<c r='A1' s='7'><v>1</v></c>",
    "a style before the first": "<c r='A1' s='-1'><v>1</v></c>",
    "neither true nor false": "<c r='A1' t='b'><v>yes</v></c>",
    "no date": "<c r='A1' t='d'><v>31.1.2025</v></c>",
    "a date of another zone": "<c r='A1' t='d'><v>2025-01-31T00:00:00+08:00</v></c>",
    "no day of the calendar": "<c r='A1' t='d'><v>2025-02-30</v></c>",
    "an unknown type": "<c r='A1' t='x'><v>1</v></c>",
    "two values": "<c r='A1'><v>1</v><v>2</v></c>",
    "a value where a text belongs": "<c r='A1' t='inlineStr'><v>5</v></c>",
    "a text where a value belongs": "<c r='A1'><is><t>5</t></is></c>",
    "one cell twice": "<c r='A1'><v>1</v></c><c r='A1'><v>2</v></c>",
    "one cell twice, once blank": "<c r='A1'><v>1</v></c><c r='A1'><f/><v></v></c>",
    "an address of no sheet": "<c r='A0'><v>1</v></c>",
    "an address beyond all columns": "<c r='XFE1'><v>1</v></c>",
    "no address": "<c r='1A'><v>1</v></c>",
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_is_not_understood_is_the_cells_own_problem(tmp_path, what):
    row = f"<row r='1'>{UNREADABLE[what]}<c r='C1'><v>3</v></c></row>"
    sheet = read_workbook(hand_made.write(tmp_path / "w.xlsx", row)).sheets[0]
    assert sheet.cell(1, 1).kind is CellKind.UNREADABLE
    assert sheet.cell(1, 3).value == 3


def test_a_row_of_no_number(tmp_path):
    rows = f"{ONE}<row r='x'><c r='A5'><v>1</v></c><c><v>2</v></c></row>"
    sheet = read_workbook(hand_made.write(tmp_path / "w.xlsx", rows)).sheets[0]
    assert sheet.cell(5, 1).value == 1
    assert sheet.cell(2, 2).kind is CellKind.UNREADABLE


def test_a_row_in_two_parts(tmp_path):
    path = hand_made.write(tmp_path / "w.xlsx", ONE + ONE.replace("A1", "B1"))
    assert cells(path) == {"A1": 1, "B1": 1} == judged(path)


@pytest.mark.parametrize(
    ("text", "clock"), [("12:30", (12, 30, 0)), ("12:30:15", (12, 30, 15)), ("00:00:00", (0, 0, 0))]
)
def test_a_date_that_holds_only_a_time(tmp_path, text, clock):
    """It is read as a number with the format of a time is: on the day before the first."""
    row = f"<row r='1'><c r='A1' t='d'><v>{text}</v></c></row>"
    (value,) = cells(hand_made.write(tmp_path / "w.xlsx", row)).values()
    assert (value.hour, value.minute, value.second) == clock
    assert value.year == 1899


@pytest.mark.parametrize(
    ("ref", "shown"),
    [
        ("A1:A1048576", "A1:A1048576"),
        ("A:A", "A1:A1048576"),
        ("2:3", "A2:XFD3"),
        ("C4:A2", "A2:C4"),
        ("$B$2:$B$3", "B2:B3"),
    ],
)
def test_merged_ranges(tmp_path, ref, shown):
    (merged,) = with_merge(tmp_path, ref).merged
    assert str(merged) == shown


@pytest.mark.parametrize("ref", ["", "A1:B", "?", "A1:ZZZ1", "A1:B99999999"])
def test_merged_ranges_that_are_none(tmp_path, ref):
    sheet = with_merge(tmp_path, ref)
    assert (sheet.merged, len(sheet.not_understood)) == ((), 1)
    assert sheet.cell(1, 1).value == 1


def with_merge(tmp_path, ref):
    part = (
        f"<worksheet xmlns='{hand_made.MAIN}'><sheetData>{ONE}</sheetData>"
        f"<mergeCells><mergeCell ref='{ref}'/></mergeCells></worksheet>"
    )
    return read_workbook(hand_made.write(tmp_path / "w.xlsx", "", **{SHEET: part})).sheets[0]


@pytest.mark.parametrize(
    "renamed",
    [
        lambda name: name.replace("/", "\\"),
        lambda name: name.replace("[Content_Types]", "[content_types]"),
        str.upper,
        lambda name: f"/{name}",
    ],
)
def test_names_of_parts_as_other_programs_write_them(tmp_path, renamed):
    row = "<row r='1'><c r='A1' t='s'><v>0</v></c></row>"
    plain = hand_made.write(tmp_path / "plain.xlsx", row, texts="<si><t>a</t></si>")
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(tmp_path / "w.xlsx", "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo()
            entry.filename = renamed(name)
            target.writestr(entry, source.read(name))
    assert cells(tmp_path / "w.xlsx") == {"A1": "a"}


@pytest.mark.parametrize("without", ["xl/styles.xml", "xl/sharedStrings.xml"])
def test_parts_that_are_not_there(tmp_path, without):
    plain = hand_made.write(tmp_path / "plain.xlsx", ONE)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(tmp_path / "w.xlsx", "w") as target:
        for name in source.namelist():
            if name != without:
                target.writestr(name, source.read(name))
    assert cells(tmp_path / "w.xlsx") == {"A1": 1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(tmp_path, encoding):
    part = (
        f"<?xml version='1.0'?><worksheet xmlns='{hand_made.MAIN}'><sheetData>"
        "<row r='1'><c r='A1' t='str'><v>鋁</v></c></row></sheetData></worksheet>"
    ).encode(encoding)
    assert cells(hand_made.write(tmp_path / "w.xlsx", "", **{SHEET: part})) == {"A1": "鋁"}


def test_halves_of_a_character(tmp_path):
    """Two halves side by side are one character; one alone is none that could be written."""
    row = (
        "<row r='1'><c r='A1' t='str'><v>_xD83D__xDE00_</v></c><c t='str'><v>_xD83D_</v></c></row>"
    )
    assert cells(hand_made.write(tmp_path / "w.xlsx", row)) == {
        "A1": "\N{GRINNING FACE}",
        "B1": "\N{REPLACEMENT CHARACTER}",
    }
