"""Several workbooks at once: who is who, and who supplies what."""

from dataclasses import replace

from sample_submission import cell, change, context, programme, sample

from bw_cfp_programme.checks import Context, check_all, check_submission
from bw_cfp_programme.forms import Reading
from bw_cfp_programme.labels import label
from bw_cfp_programme.problems import Place, in_reading_order, problem
from bw_cfp_programme.records import Member


def reading(submission, *problems, unread=()):
    return Reading(submission, problems, frozenset(unread))


def codes(found):
    return [p.code for p in found]


def as_file(submission, file):
    cells = submission.facility.cells
    moved = {name: Place(file, at.sheet, at.cell) for name, at in cells.items()}
    return replace(submission, file=file, facility=replace(submission.facility, cells=moved))


def test_two_files_of_one_member():
    twin = as_file(sample(), "S03 corrected.xlsx")
    found = check_all([reading(sample()), reading(twin)], context())
    assert codes(found) == 2 * ["member_in_several_files"]
    assert [p.place.file for p in found] == ["S03 corrected.xlsx", "S03.xlsx"]
    assert "S03 corrected.xlsx" in found[1].message("en")


def test_a_file_named_after_another_member():
    found = check_submission(as_file(sample(), "s07-2025.xlsx"), context())
    assert codes(found) == ["file_of_other_member"]


def test_the_longest_code_names_the_file():
    longer = programme(members=(*programme().members, Member(code="S", tier=1, supplies=())))
    assert check_submission(sample(), context(programme=longer)) == []


def test_a_longer_code_is_not_a_shorter_one():
    """No S0 sends the workbook of S03, and "S03b" may be anybody's."""
    shorter = programme(members=(*programme().members, Member(code="S0", tier=1, supplies=())))
    for name in ("S031 old.xlsx", "S03.xlsx", "s01-2025.xlsx"):
        assert check_submission(as_file(sample(), name), context(programme=shorter)) == []
    (found,) = check_submission(as_file(sample(), "S0 2025.xlsx"), context(programme=shorter))
    assert found.code == "file_of_other_member"


def test_a_product_is_looked_up_in_the_suppliers_own_workbook():
    boxes = change(sample(), "products", 1, product="CARTON")
    boxes = change(boxes, "processes", 1, makes=("CARTON", "RING"))
    boxes = change(boxes, "facility", 1, member="S07")
    boxes = change(as_file(boxes, "S07.xlsx"), "materials", 2, supplier="outside")
    found = check_all([reading(sample()), reading(boxes)], context())
    assert codes(found) == ["unknown_supplier_product"]
    assert "CARTON" in found[0].remedy("en")


def test_without_the_suppliers_workbook_nothing_is_said_of_its_products():
    submission = change(sample(), "materials", 2, supplier_product="ANY")
    assert check_submission(submission, context(products_by_member={})) == []


def test_the_programme_does_not_know_of_the_supply():
    members = tuple(replace(m, supplies=()) for m in programme().members)
    surroundings = context(programme=programme(members=members))
    (found,) = check_submission(sample(), surroundings)
    assert found.code == "supply_not_in_programme"
    assert found.place == cell("materials", "supplier", 2)


def test_a_cell_that_failed_is_the_readers():
    submission = change(sample(), "materials", 1, amount=None, failed=frozenset({"amount"}))
    submission = change(submission, "processes", 1, makes=(), failed=frozenset({"makes"}))
    told = problem("not_a_number", cell("materials", "amount"), value="ten")
    assert check_all([reading(submission, told)], context()) == [told]


def test_a_column_that_is_missing_hides_no_other_mistake_of_its_row():
    twice = change(sample(), "outputs", 1, line="E1", failed=frozenset({"background"}))
    row = next(line for line in twice.lines if line.item == "Dross")
    cells = {name: place for name, place in row.cells.items() if name != "background"}
    twice = change(twice, "outputs", 1, cells=cells, place=cells["line"])
    assert codes(check_submission(twice, context())) == ["duplicate_line_id"]


def test_a_blank_that_the_reader_told_is_not_told_again():
    submission = change(sample(), "transport", 1, mode=None)
    told = problem("blank_required", cell("transport", "mode"), name="Transport mode")
    assert check_all([reading(submission, told)], context()) == [told]


def test_what_a_missing_sheet_would_say_is_not_missed():
    whole = sample()
    for sheet, table in (
        ("products", "products"),
        ("processes", "processes"),
        ("evidence", "evidence"),
    ):
        told = problem("missing_sheet", Place(whole.file), name=label(f"sheet.{sheet}", "both"))
        without = reading(replace(whole, **{table: ()}), told, unread={sheet})
        found = check_all([without], Context())
        assert found == [told], sheet


def test_a_misspelt_sheet_counts_as_missing():
    hint = label("sheet.energy", "both")
    place = Place("S03.xlsx", "Enrgy")
    told = problem("unknown_sheet", place, name="Enrgy", suggestion=hint)
    lines = tuple(line for line in sample().lines if line.sheet != "energy")
    without = reading(replace(sample(), lines=lines), told, unread={"energy"})
    assert check_all([without], context()) == [told]


def test_a_file_that_is_no_workbook_keeps_its_problem():
    told = problem("not_a_workbook", Place("photo.xlsx"))
    assert check_all([reading(None, told)], context()) == [told]


def test_reading_order_is_that_of_the_form():
    places = [
        Place("a.xlsx"),
        Place("a.xlsx", "基本資料 Facility", "B4"),
        Place("a.xlsx", "Materials", "C9"),
        Place("a.xlsx", "Materials", "AA9"),
        Place("a.xlsx", "Materials", "A10"),
        Place("a.xlsx", "能源與水", "A4"),
        Place("a.xlsx", "My notes", "A1"),
        Place("b.xlsx"),
        Place("programme.toml", "", "line 2"),
        Place("programme.toml", "", "line 10"),
    ]
    found = in_reading_order(problem("not_a_workbook", place) for place in reversed(places))
    assert [p.place for p in found] == places
