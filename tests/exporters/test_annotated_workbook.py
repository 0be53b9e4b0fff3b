"""The supplier's workbook comes back marked, commented and listed, and is otherwise the same."""

import subprocess
import sys
from datetime import date
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from bw_cfp_programme.errors import CannotAnnotate
from bw_cfp_programme.exporters.annotated_workbook import annotate
from bw_cfp_programme.problems import Place, problem

FILE = "S03.xlsx"
MATERIALS, ENERGY = "原物料 Materials", "能源與水 Energy and water"
GREEN = PatternFill("solid", start_color="FF00FF00")
BAD_UNIT = problem(
    "unknown_unit", Place(FILE, MATERIALS, "D4"), value="kgg", choices="kg, t", suggestion="kg"
)
NEGATIVE = problem("negative_number", Place(FILE, MATERIALS, "C4"), value="-5")
COPIED = problem(
    "copied_months",
    Place(FILE, ENERGY, "B4"),
    line="=HYPERLINK(E1)",
    months=12,
    value="4",
    unit="kWh",
)
MERGED = problem("merged_cells", Place(FILE, ENERGY, "A6:B7"))
MISSING = problem("missing_sheet", Place(FILE), name="產品 Products")
UNKNOWN = problem("extra_sheet", Place(FILE, "Gone"), name="Gone")
ELSEWHERE = problem("not_a_workbook", Place("S07.xlsx"))
FOUND = [MISSING, BAD_UNIT, NEGATIVE, COPIED, MERGED, UNKNOWN, ELSEWHERE]


@pytest.fixture
def source(tmp_path):
    """A workbook with all that a supplier's may have."""
    book = Workbook()
    book.active.title = MATERIALS
    sheet = book.active
    sheet.append(["行號", "項目", "數量", "單位"])
    sheet.append(["Line", "Item", "Amount", "Unit"])
    sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "M1", "鋁錠", -5, "kgg"
    sheet["C5"] = "=SUM(C4:C4)*2"
    sheet["B5"] = CellRichText("half ", TextBlock(InlineFont(b=True), "bold"))
    sheet["E4"] = date(2025, 1, 31)
    sheet["C4"].comment = Comment("Asked the warehouse.", "Mrs Lin", width=200, height=60)
    sheet["D4"].fill, sheet["D4"].font = GREEN, Font(italic=True)
    units = DataValidation(type="list", formula1="=units", allow_blank=True)
    units.add("D4:D100")
    sheet.add_data_validation(units)
    below_zero = CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FFFF0000"))
    sheet.conditional_formatting.add("C4", below_zero)
    sheet.protection.sheet = True
    sheet.column_dimensions["C"].hidden = True
    energy = book.create_sheet(ENERGY)
    energy["B4"] = 4
    energy["A6"] = "merged"
    energy.merge_cells("A6:B7")
    book.create_sheet("Lists")["A1"] = "kg"
    book["Lists"].sheet_state = "hidden"
    book.defined_names["units"] = DefinedName("units", attr_text="Lists!$A$1:$A$1")
    path = tmp_path / FILE
    book.save(path)
    return path


@pytest.fixture
def copy(source, tmp_path):
    target = tmp_path / "returned" / FILE
    annotate(source, FOUND, target, "en")
    return target


def opened(path):
    return load_workbook(path, rich_text=True)


def contents(path):
    """Everything of every cell and sheet that an annotation must leave alone."""
    for sheet in opened(path).worksheets:
        if sheet.title == "問題 Problems":
            continue
        validations = [(v.sqref, v.formula1) for v in sheet.data_validations.dataValidation]
        yield sheet.title, sheet.sheet_state, sheet.protection.sheet, validations
        yield sheet.column_dimensions["C"].hidden, [str(m) for m in sheet.merged_cells.ranges]
        for row in sheet.iter_rows():
            for cell in row:
                yield cell.coordinate, cell.value, cell.data_type, cell.number_format
                yield cell.font.i, cell.fill.fgColor.rgb, cell.protection.locked


def marks(sheet):
    """Cells of our conditional formats, with their colours."""
    return {
        str(block.sqref): rule.dxf.fill.bgColor.rgb
        for block in sheet.conditional_formatting
        for rule in block.rules
        if rule.type == "expression"
    }


def test_nothing_else_changes(source, copy):
    assert list(contents(copy)) == list(contents(source))
    assert opened(copy).defined_names["units"].attr_text == "Lists!$A$1:$A$1"


def test_the_original_is_not_touched(source, tmp_path):
    before = source.read_bytes()
    annotate(source, FOUND, tmp_path / "copy.xlsx", "zh_TW")
    assert source.read_bytes() == before


@pytest.mark.parametrize("way", ["same", "around", "symbolic", "hard"])
def test_the_original_is_never_overwritten(source, tmp_path, way):
    target = tmp_path / f"{way}.xlsx"
    if way == "symbolic":
        target.symlink_to(source)
    elif way == "hard":
        target.hardlink_to(source)
    else:
        target = source if way == "same" else tmp_path / ".." / tmp_path.name / FILE
    with pytest.raises(CannotAnnotate, match="original"):
        annotate(source, FOUND, target, "en")


def test_cells_are_marked_by_severity_above_the_suppliers_own_format(copy):
    book = opened(copy)
    assert marks(book[MATERIALS]) == {"C4 D4": "FFFFC7CE"}
    assert marks(book[ENERGY]) == {"A6:B7": "FFFFC7CE", "B4": "FFDDEBF7"}
    rules = [r for block in book[MATERIALS].conditional_formatting for r in block.rules]
    assert sorted((r.priority, r.type) for r in rules) == [(1, "expression"), (2, "cellIs")]


def test_comments_say_what_is_wrong_and_what_to_do_below_the_suppliers(copy):
    sheet = opened(copy)[MATERIALS]
    said = sheet["D4"].comment.text
    assert "“kgg”" in said
    assert "Did you mean “kg”?" in said
    both = sheet["C4"].comment
    assert both.text.startswith("Asked the warehouse.\n")
    assert "-5" in both.text
    assert both.author == "Mrs Lin"


def test_merged_cells_are_commented_where_they_show(copy):
    assert "merged" in opened(copy)[ENERGY]["A6"].comment.text


def test_the_list_has_all_problems_of_the_file_and_links(copy):
    sheet = opened(copy)["問題 Problems"]
    listed = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=3)]
    assert listed == [
        ["Error", None, None],
        ["Error", MATERIALS, "C4"],
        ["Error", MATERIALS, "D4"],
        ["Note", ENERGY, "B4"],
        ["Error", ENERGY, "A6:B7"],
        ["Warning", "Gone", None],
    ]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    links = {cell.coordinate: cell.hyperlink.location for cell in cells}
    assert links == {
        "C4": f"'{MATERIALS}'!C4",
        "C5": f"'{MATERIALS}'!D4",
        "C6": f"'{ENERGY}'!B4",
        "C7": f"'{ENERGY}'!A6",
    }


def test_the_workbook_opens_on_the_list(copy):
    book = opened(copy)
    assert book.active.title == "問題 Problems"
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["問題 Problems"]


def test_text_from_strangers_stays_text(source, tmp_path):
    words = {"line": "=1+1", "months": 12, "value": "4", "unit": "\x0bkWh"}
    odd = problem("copied_months", Place(FILE, "=cmd|'/c calc'!A1", "+B4"), **words)
    annotate(source, [odd], tmp_path / "copy.xlsx", "zh_TW")
    row = opened(tmp_path / "copy.xlsx")["問題 Problems"][3]
    assert [cell.data_type for cell in row] == ["s"] * 5
    assert [cell.value for cell in row[1:3]] == ["=cmd|'/c calc'!A1", "+B4"]
    assert row[1].quotePrefix
    assert "\x0b" not in row[3].value


def test_a_copy_may_be_annotated_again(copy, tmp_path):
    again = tmp_path / "again" / FILE
    annotate(copy, [NEGATIVE], again, "en")
    book = opened(again)
    assert book.sheetnames.count("問題 Problems") == 1
    assert marks(book[MATERIALS]) == {"C4": "FFFFC7CE"}
    assert marks(book[ENERGY]) == {}
    assert book[MATERIALS]["D4"].comment is None
    assert book[MATERIALS]["C4"].comment.text.count("is negative") == 1
    assert book[MATERIALS]["C4"].comment.text.startswith("Asked the warehouse.")


def test_marks_leave_without_a_trace(source, copy, tmp_path):
    clean = tmp_path / "clean" / FILE
    annotate(copy, [], clean, "en")
    assert list(contents(clean)) == list(contents(source))
    assert opened(clean)[MATERIALS]["C4"].comment.text == "Asked the warehouse."
    assert opened(clean)["問題 Problems"]["A1"].value == "No problems were found."


def test_a_sheet_renamed_into_one_language_is_found(source, tmp_path):
    book = opened(source)
    book[ENERGY].title = "Energy and water"
    book.save(source)
    annotate(source, [COPIED], tmp_path / "copy.xlsx", "en")
    assert opened(tmp_path / "copy.xlsx")["Energy and water"]["B4"].comment


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 and no more"])
def test_a_file_that_is_no_workbook_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / FILE
    path.write_bytes(content)
    with pytest.raises(CannotAnnotate, match=FILE):
        annotate(path, [], tmp_path / "copy.xlsx", "en")
    assert not (tmp_path / "copy.xlsx").exists()


def test_a_cell_far_away_costs_nothing(tmp_path):
    book = Workbook()
    book.active.title = MATERIALS
    book.active["XFD1048576"] = 1
    book.save(tmp_path / FILE)
    found = problem("negative_number", Place(FILE, MATERIALS, "XFD1048576"), value="1")
    annotate(tmp_path / FILE, [found], tmp_path / "copy.xlsx", "en")
    with ZipFile(tmp_path / "copy.xlsx") as parts:
        assert sum(part.file_size for part in parts.infolist()) < 100_000


def test_brightway_is_not_loaded():
    script = (
        "import sys, bw_cfp_programme.checks, bw_cfp_programme.exporters.annotated_workbook;"
        "sys.exit(any(n.split('.')[0] in ('bw2data', 'bw2io', 'bw2calc') for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
