"""One mistake, one problem: a good workbook with one thing wrong gives that code at that cell."""

import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.utils.cell import coordinate_to_tuple
from supplier_rows import ROWS

from bw_cfp_programme.forms import read, write_filled
from bw_cfp_programme.forms.standard import STANDARD
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.workbook import Cell, CellKind, Range, read_workbook

FACILITY, PRODUCTS, MATERIALS = "基本資料 Facility", "產品 Products", "原物料 Materials"
PROCESSES = "製程 Processes"
ENERGY, TRANSPORT, OUTPUTS = (
    "能源與水 Energy and water",
    "運輸 Transport",
    "排放與廢棄物 Emissions and waste",
)
DOWNSTREAM = "配銷使用廢棄 Downstream"

# code, sheet, cell, what is entered there
ENTRIES = [
    ("blank_required", MATERIALS, "E6", None),
    ("blank_required", MATERIALS, "A7", None),
    ("blank_required", FACILITY, "C4", None),
    ("blank_required", DOWNSTREAM, "H6", None),
    ("blank_alternatives", ENERGY, "G7", None),
    ("blank_alternatives", TRANSPORT, "J7", None),
    ("error_cell", MATERIALS, "E6", "#DIV/0!"),
    ("error_cell", FACILITY, "C5", "#N/A"),
    ("unsaved_formula", MATERIALS, "E6", CellKind.UNSAVED),
    ("unreadable_cell", MATERIALS, "E6", CellKind.UNREADABLE),
    ("unreadable_cell", FACILITY, "C5", CellKind.UNREADABLE),
    ("entry_too_long", MATERIALS, "J6", "A" * 1001),
    ("entry_too_long", MATERIALS, "E6", "9" * 100_000),
    ("not_a_number", MATERIALS, "E6", "約一千"),
    ("not_a_number", MATERIALS, "E6", "-"),
    ("not_a_number", MATERIALS, "E6", "1.234,5"),
    ("not_a_number", MATERIALS, "E6", "12,34"),
    ("not_a_number", MATERIALS, "E6", "0,500"),
    ("not_a_number", MATERIALS, "L6", "0,125%"),
    ("not_a_number", ENERGY, "K6", "1.234"),
    ("not_a_number", TRANSPORT, "H6", "7'400"),
    ("not_a_number", FACILITY, "C15", "5²"),
    ("number_with_unit", MATERIALS, "E6", "1,234.5 kg"),
    ("number_with_unit", MATERIALS, "E6", "１２００公斤"),
    ("number_not_finite", MATERIALS, "E6", "1e400"),
    ("boolean_in_number", MATERIALS, "E6", True),
    ("date_in_number", MATERIALS, "E6", datetime(2025, 1, 31)),  # noqa: DTZ001 - as Excel has it
    ("negative_number", MATERIALS, "E6", -5),
    ("negative_number", FACILITY, "C15", -1),
    ("number_not_finite", MATERIALS, "E6", 1e100),
    ("number_not_finite", MATERIALS, "G6", -1e100),
    ("number_not_finite", PRODUCTS, "F6", 1e-40),
    ("number_not_finite", FACILITY, "C15", "9e99"),
    ("share_without_percent", MATERIALS, "L6", 30),
    ("share_without_percent", MATERIALS, "S6", 3),
    ("share_out_of_range", MATERIALS, "L6", 3000),
    ("share_out_of_range", MATERIALS, "L6", "130%"),
    ("share_out_of_range", MATERIALS, "S6", "130%"),
    ("negative_number", MATERIALS, "S6", -0.05),
    ("share_above_one", MATERIALS, "T6", 5),
    ("share_above_one", MATERIALS, "V6", "1.5"),
    ("not_a_date", FACILITY, "C11", "01/02/2025"),
    ("not_a_date", FACILITY, "C11", "2025-02-30"),
    ("not_a_date", FACILITY, "C11", "25/1/1"),
    ("not_a_date", FACILITY, "C11", "去年"),
    ("not_a_date", FACILITY, "C11", 45658),
    ("not_a_date", FACILITY, "C11", datetime(5021, 6, 28)),  # noqa: DTZ001 - 1140101 shown as a date
    ("unknown_choice", MATERIALS, "B6", "主要原枓"),
    ("unknown_choice", MATERIALS, "B6", "Electricity"),
    ("unknown_choice", OUTPUTS, "G6", "火葬"),
    ("unknown_unit", MATERIALS, "F6", "斤兩"),
    ("wrong_dimension", MATERIALS, "F6", "kWh"),
    ("wrong_dimension", ENERGY, "H6", "m3"),
    ("wrong_dimension", ENERGY, "H7", "kWh"),
    ("entry_not_text", MATERIALS, "F6", True),
    ("months_differ_from_total", ENERGY, "G6", 12000),
    ("incomplete_months", ENERGY, "K6", None),
    ("lost_leading_zero", FACILITY, "C7", 4595600),
    ("code_from_number", MATERIALS, "J7", 77),
    ("code_tidied", MATERIALS, "J7", "ＢＯＸ"),
    ("code_tidied", MATERIALS, "J7", "BOX\N{NO-BREAK SPACE}"),
    ("invisible_characters", MATERIALS, "J7", "B\N{ZERO WIDTH SPACE}OX"),
    ("invisible_characters", MATERIALS, "C7", "鋁\N{SOFT HYPHEN}錠"),
    ("invisible_characters", MATERIALS, "E6", "1200\N{ZERO WIDTH NO-BREAK SPACE}"),
    ("unknown_unit", MATERIALS, "F6", "T"),
    ("unknown_unit", ENERGY, "H6", "mWh"),
    ("ambiguous_unit", MATERIALS, "F6", "MG"),
    ("ambiguous_unit", MATERIALS, "F6", "標準立方公尺"),
    ("number_from_text", MATERIALS, "E6", "1,200"),
    ("number_from_text", MATERIALS, "E6", "１２００"),
    ("roc_date", FACILITY, "C11", "民國114年1月1日"),
    ("roc_date", FACILITY, "C11", "114/1/1"),
    ("roc_date", FACILITY, "C11", 1140101),
    ("date_from_text", FACILITY, "C11", "2025-01-01"),
    ("extra_column", MATERIALS, "Y3", "我們自己的欄位"),
    ("data_outside_table", MATERIALS, "AA6", "別忘了"),
    ("stray_row", MATERIALS, "X9", "以上為推估"),
]

# How an entry that is good all the same is read.
READ_AS = [
    (MATERIALS, "E6", "1,200", "amount", 1200.0),
    (MATERIALS, "E6", "１２００", "amount", 1200.0),
    (MATERIALS, "J6", 77, "supplier_product", "77"),
    (MATERIALS, "J6", "ＡＢ－1 ", "supplier_product", "AB-1"),
    (MATERIALS, "J6", "00123", "supplier_product", "00123"),
    (MATERIALS, "J6", "AL①²", "supplier_product", "AL①²"),
    (MATERIALS, "F6", "公斤", "unit", "kilogram"),
    (MATERIALS, "F6", "公噸", "unit", "ton"),
    (MATERIALS, "F6", "Mg", "unit", "ton"),
    (MATERIALS, "F6", "KG.", "unit", "kilogram"),
    (MATERIALS, "F6", "sm3", "unit", "standard cubic meter"),
    (MATERIALS, "F6", "桶", "unit", "unit"),
    (MATERIALS, "J6", "AL\N{ZERO WIDTH JOINER}1", "supplier_product", "AL1"),
    (MATERIALS, "E6", ".5", "amount", 0.5),
    (MATERIALS, "E6", "1e3", "amount", 1000.0),
    (MATERIALS, "L6", "30％", "recycled_content", 0.3),
    (MATERIALS, "D6", "全廠", "process", "site"),
    (MATERIALS, "I6", "外部", "supplier", "outside"),
    (MATERIALS, "N6", 2, "credibility", "calibrated_internal"),
    (MATERIALS, "S6", "2.5%", "activity_uncertainty_low", 0.025),
    (MATERIALS, "V6", "233%", "factor_uncertainty_high", 2.33),
    (MATERIALS, "R6", "國家", "factor_kind", "national"),
    (MATERIALS, "G6", -5, "stock_change", -5.0),
    (MATERIALS, "X6", datetime(2025, 1, 31), "remark", "2025-01-31"),  # noqa: DTZ001 - the same
]


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    path = tmp_path_factory.mktemp("good") / "S03.xlsx"
    write_filled(path, ROWS)
    return path


@pytest.fixture(scope="module")
def workbook(good):
    return read_workbook(good)


@pytest.fixture
def enter(workbook):
    """A function that reads the good workbook with another value in one cell."""

    def read_with(title, where, value):
        row, column = coordinate_to_tuple(where)
        sheets = []
        for sheet in workbook.sheets:
            rows = {number: dict(cells) for number, cells in sheet.rows.items()}
            if sheet.title == title:
                rows.setdefault(row, {}).pop(column, None)
                if value is not None:
                    value = float(value) if type(value) is int else value
                    rows[row][column] = Cell(row, column, kind_of(value), value)
            rows = {number: cells for number, cells in sorted(rows.items()) if cells}
            sheets.append(replace(sheet, rows=rows))
        return STANDARD.read(replace(workbook, sheets=tuple(sheets)))

    return read_with


def kind_of(value):
    """The kind that a cell with this value has in a file; `tests/workbook` says so."""
    if isinstance(value, CellKind):
        return value
    if isinstance(value, str):
        return CellKind.ERROR if value.startswith("#") else CellKind.TEXT
    kinds = {bool: CellKind.BOOLEAN, float: CellKind.NUMBER, datetime: CellKind.DATE}
    return kinds[type(value)]


@pytest.fixture
def change(good, tmp_path):
    """A function that saves the good workbook with one change and reads it."""

    def save(action):
        book = openpyxl.load_workbook(good)
        action(book)
        path = tmp_path / "S03.xlsx"
        book.save(path)
        return read(path)

    return save


def found(reading):
    return [(p.code, p.place.sheet, p.place.cell) for p in reading.problems]


@pytest.mark.parametrize(("code", "sheet", "cell", "value"), ENTRIES)
def test_entry(enter, code, sheet, cell, value):
    reading = enter(sheet, cell, value)
    assert found(reading) == [(code, sheet, cell)]
    problem = reading.problems[0]
    for language in ("zh_TW", "en"):
        assert problem.message(language)
        assert problem.remedy(language)
        assert "{" not in problem.message(language) + problem.remedy(language)


@pytest.mark.parametrize(("sheet", "cell", "value", "field", "expected"), READ_AS)
def test_read_as(enter, sheet, cell, value, field, expected):  # noqa: PLR0917 - a table
    reading = enter(sheet, cell, value)
    line = next(x for x in reading.submission.lines if x.line == "M01")
    assert getattr(line, field) == expected
    assert not line.failed
    assert all(p.severity is Severity.INFO for p in reading.problems)


@pytest.mark.parametrize(
    ("cell", "value", "suggestion"),
    [
        ("B6", "主要原枓", "主要原料 Main material"),
        ("F6", "kgg", "kg"),
    ],
)
def test_suggestion(enter, cell, value, suggestion):
    reading = enter(MATERIALS, cell, value)
    assert reading.problems[0].values["suggestion"] == suggestion
    assert suggestion in reading.problems[0].remedy("zh_TW")


def test_a_character_that_nobody_sees_is_named_in_its_place(enter):
    problem = enter(MATERIALS, "J7", "B\N{ZERO WIDTH SPACE}OX").problems[0]
    assert "“B[ZERO WIDTH SPACE]OX”" in problem.message("en")
    assert "「B[ZERO WIDTH SPACE]OX」" in problem.message("zh_TW")


def test_a_number_that_is_not_certain_is_asked_back_with_its_readings(enter):
    remedy = enter(MATERIALS, "E6", "0,500").problems[0].remedy("en")
    assert remedy.startswith("It could be: 0.5, 500. Write digits")


def test_the_unit_in_a_number_is_named_with_it(enter):
    """Five in a row of kilograms, where tons were meant, is a thousandth."""
    remedy = enter(MATERIALS, "E6", "5 t").problems[0].remedy("en")
    assert remedy.startswith("Write 5 alone, and t in the column for units")


def test_failed_cell_is_a_sentinel(enter):
    line = enter(MATERIALS, "E6", "約一千").submission.lines[0]
    assert line.amount is None
    assert line.failed == {"amount"}
    assert not line.is_blank("amount")


def merge(book):
    book[MATERIALS].merge_cells("E6:E7")


def hide_row(book):
    book[MATERIALS].row_dimensions[7].hidden = True


def hide_column(book):
    book[MATERIALS].column_dimensions["E"].hidden = True


def hide_sheet(book):
    book[MATERIALS].sheet_state = "hidden"


def rename(book):
    book[MATERIALS].title = "原物科 Materials"


def remove(book):
    book.remove(book[MATERIALS])


def add(book):
    book.create_sheet("Costs")["A1"] = "secret"


def double(book):
    book.create_sheet("原物料")["A1"] = "again"


def twice(book):
    book[MATERIALS]["Q3"], book[MATERIALS]["Q4"] = "數量", "Amount"


def misspell(book):
    book[MATERIALS]["E3"], book[MATERIALS]["E4"] = "數亮", "Amuont"


def no_amount(book):
    book[MATERIALS].delete_cols(5)


def no_headers(book):
    book[OUTPUTS].delete_rows(3, 2)


def percent(book):
    book[MATERIALS]["E6"].number_format = "0.0%"


def other_property(book):
    del book.custom_doc_props["bw_cfp_form"]


def other_version(book):
    book.custom_doc_props["bw_cfp_form_version"].value = "99"


def spaces(book):
    book[MATERIALS]["E6"] = "   "


def no_country(book):
    book[FACILITY].delete_rows(10)


def add_up(book):
    book[MATERIALS]["D9"], book[MATERIALS]["E9"], book[MATERIALS]["G9"] = "合計：", 13200.25, -200


def add_up_by_unit(book):
    book[MATERIALS]["A9"], book[MATERIALS]["E9"] = "Sub-total (kg)", 13200.25
    book[MATERIALS].merge_cells("A9:D9")


def add_up_widely(book):
    book[MATERIALS]["D9"], book[MATERIALS]["E9"] = "合　計", 13200.25


def leave_a_note(book):
    book[MATERIALS]["A9"] = "註：數量含損耗"


def mark_a_note(book):
    book[MATERIALS]["C9"] = "* losses included"


def show_thousands(book):
    book[MATERIALS]["E6"].number_format = "#,##0.0,"


def show_tonnes(book):
    book[MATERIALS]["E6"].number_format = '#,##0.0" 公噸"'


def show_escaped_tonnes(book):
    """As Excel keeps a typed 0 t."""
    book[MATERIALS]["E6"].number_format = r"0\ \t"


def text_that_shows_litres(book):
    """Only a number is shown by a format."""
    book[MATERIALS]["E6"].number_format = '0" L"'
    book[MATERIALS]["E6"] = "about 60"


def show_megawatt_hours(book):
    book[ENERGY]["K6"].number_format = '0"MWh"'


def figures_alone(book):
    book[MATERIALS]["E9"], book[MATERIALS]["H9"] = 13200.25, 2.5


STRUCTURE = [
    (add_up, "total_row", MATERIALS, "D9"),
    (add_up_by_unit, "total_row", MATERIALS, "A9"),
    (add_up_widely, "total_row", MATERIALS, "D9"),
    (leave_a_note, "stray_row", MATERIALS, "A9"),
    (mark_a_note, "stray_row", MATERIALS, "C9"),
    (show_thousands, "shown_in_thousands", MATERIALS, "E6"),
    (show_tonnes, "shown_in_other_unit", MATERIALS, "E6"),
    (show_escaped_tonnes, "shown_in_other_unit", MATERIALS, "E6"),
    (text_that_shows_litres, "not_a_number", MATERIALS, "E6"),
    (show_megawatt_hours, "shown_in_other_unit", ENERGY, "K6"),
    (figures_alone, "nameless_row", MATERIALS, "E9"),
    (merge, "merged_cells", MATERIALS, "E6:E7"),
    (hide_row, "hidden_row", MATERIALS, "A7"),
    (hide_column, "hidden_column", MATERIALS, "E4"),
    (hide_sheet, "hidden_sheet", MATERIALS, ""),
    (rename, "unknown_sheet", "原物科 Materials", ""),
    (remove, "missing_sheet", "", ""),
    (add, "extra_sheet", "Costs", ""),
    (double, "duplicate_sheet", "原物料", ""),
    (misspell, "unknown_header", MATERIALS, "E3"),
    (twice, "duplicate_header", MATERIALS, "Q3"),
    (no_amount, "missing_header", MATERIALS, "A3"),
    (no_headers, "no_header_row", OUTPUTS, "A1"),
    (percent, "percent_amount", MATERIALS, "E6"),
    (other_property, "no_form_property", "", ""),
    (other_version, "unknown_form_version", "", ""),
    (spaces, "blank_required", MATERIALS, "E6"),
    (no_country, "missing_entry_row", FACILITY, "A1"),
]


@pytest.mark.parametrize(("action", "code", "sheet", "cell"), STRUCTURE)
def test_structure(change, action, code, sheet, cell):
    reading = change(action)
    assert found(reading) == [(code, sheet, cell)]
    for language in ("zh_TW", "en"):
        assert "{" not in reading.problems[0].message(language) + reading.problems[0].remedy(
            language
        )


@pytest.mark.parametrize(
    ("action", "sheets"),
    [(rename, {"materials"}), (remove, {"materials"}), (no_headers, {"outputs"}), (add, set())],
)
def test_a_sheet_that_could_not_be_read_is_named_by_its_key(change, action, sheets):
    assert change(action).unread == sheets


def test_misspelt_header_is_suggested_and_its_field_fails(change):
    reading = change(misspell)
    assert reading.problems[0].values["suggestion"] == "數量 Amount"
    assert reading.submission.lines[0].failed == {"amount"}


def test_header_known_in_one_language_is_enough(change):
    def misspell_english(book):
        book[MATERIALS]["E4"] = "Amuont"

    assert found(change(misspell_english)) == []


def test_two_headers_that_disagree(change):
    def disagree(book):
        book[MATERIALS]["S3"] = "指定背景資料集"
        book[MATERIALS]["Q3"], book[MATERIALS]["Q4"] = None, None

    assert found(change(disagree)) == [("header_conflict", MATERIALS, "S3")]


def test_a_month_without_header_is_told_at_its_line(change):
    def nameless_month(book):
        book[ENERGY]["K3"], book[ENERGY]["K4"] = None, None

    told = found(change(nameless_month))
    assert ("incomplete_months", ENERGY, "A6") in told
    assert told.count(("data_outside_table", ENERGY, "K6")) <= 1


@pytest.mark.parametrize("code", ['#,##0.0" kg"', '0"公斤"', "#,##0.00", '_(* #,##0_);_(* "-"_)'])
def test_a_format_that_shows_what_is_read_is_left_alone(change, code):
    def show(book):
        book[MATERIALS]["E6"].number_format = code

    assert found(change(show)) == []


def test_an_entry_that_is_called_like_a_label_is_an_entry(tmp_path):
    """In a workbook of one language labels fill one column; "Site" beside it is a site."""
    path = tmp_path / "S03.xlsx"
    named = {**ROWS["facility"][0], "site": "Site", "contact": "Country"}
    write_filled(path, {**ROWS, "facility": [named]}, language="en")
    reading = read(path)
    assert found(reading) == []
    facility = reading.submission.facility
    assert (facility.site, facility.contact, facility.country) == ("Site", "Country", "TW")


@pytest.mark.parametrize(
    "makes", ["ALH 01, RING 2", "ALH 01 RING 2", "RING 2\nALH 01", "ALH 01；RING 2"]
)
def test_a_known_code_with_a_blank_stays_one_code(change, makes):
    def blank_in_code(book):
        book[PRODUCTS]["A6"], book[PRODUCTS]["A7"] = "ALH 01", "RING 2"
        book[PROCESSES]["E6"] = makes

    submission = change(blank_in_code).submission
    assert set(submission.processes[0].makes) == {"ALH 01", "RING 2"}


@pytest.mark.parametrize(
    ("cell", "how"),
    [("E6", "write 0"), ("B6", "Choose"), ("F6", "Choose"), ("C6", "Fill in the cell.")],
)
def test_a_blank_cell_is_told_how_to_fill(enter, cell, how):
    remedy = enter(MATERIALS, cell, None).problems[0].remedy("en")
    assert how in remedy
    assert ("write 0" in remedy) == (cell == "E6")


def test_result_only_needs_no_raw_sheets(change):
    def result_only(book):
        book[FACILITY]["C18"] = "僅提供結果"
        for title in (MATERIALS, ENERGY, TRANSPORT, OUTPUTS, "製程 Processes", "佐證 Evidence"):
            book.remove(book[title])

    reading = change(result_only)
    assert found(reading) == []
    assert reading.unread == set()
    assert reading.submission.facility.disclosure == "result"


def test_formula_from_another_file(good, tmp_path):
    """Openpyxl cannot save a formula with its value, so this workbook is written anew."""
    path = tmp_path / "S03.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            linked = b"<f>[1]Sheet1!A1</f><v>12000.25</v>"
            target.writestr(name, content.replace(b"<v>12000.25</v>", linked))
    reading = read(path)
    assert found(reading) == [("external_link", MATERIALS, "E6")]
    assert reading.submission.lines[0].amount == 12000.25


def test_problems_come_in_reading_order(change):
    def several(book):
        book[MATERIALS]["E7"], book[MATERIALS]["F6"] = "x", "x"
        book[MATERIALS]["E6"], book[PRODUCTS]["F6"] = "x", "x"

    cells = [(sheet, cell) for _, sheet, cell in found(change(several))]
    assert cells == [(PRODUCTS, "F6"), (MATERIALS, "E6"), (MATERIALS, "F6"), (MATERIALS, "E7")]


def test_formatting_is_no_entry(change):
    def format_far_away(book):
        book[MATERIALS]["AB900"].font = Font(bold=True)

    assert found(change(format_far_away)) == []


def altered(workbook, **changes):
    """The good workbook with its sheet of materials otherwise."""
    sheets = (replace(s, **changes) if s.title == MATERIALS else s for s in workbook.sheets)
    return STANDARD.read(replace(workbook, sheets=tuple(sheets)))


def test_a_damaged_sheet_is_told_once_and_the_rest_is_read(workbook):
    reading = altered(workbook, damaged=True, rows={})
    assert found(reading) == [("damaged_sheet", MATERIALS, "")]
    assert reading.unread == {"materials"}
    assert {line.sheet for line in reading.submission.lines} > {"energy", "outputs"}


def test_what_is_not_understood_of_a_sheet(workbook):
    reading = altered(workbook, not_understood=("mergeCell ?",))
    assert found(reading) == [("sheet_not_understood", MATERIALS, "")]
    assert reading.submission.lines == STANDARD.read(workbook).submission.lines


def test_a_merged_column_and_thousands_of_ranges_that_overlap_it(workbook):
    merged = (Range(1, 5, 1_048_576, 5), *(Range(n, 5, n + 9, 6) for n in range(6, 3_000)))
    reading = altered(workbook, merged=merged)
    lines = [line for line in reading.submission.lines if line.sheet == "materials"]
    assert all("amount" in line.failed for line in lines)
    assert [p.code for p in reading.problems] == ["merged_cells"] * len(merged)
