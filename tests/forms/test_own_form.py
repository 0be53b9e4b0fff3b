"""A form of one's own: a layout gives the blank workbook and the reader."""

import openpyxl
import pytest

from bw_cfp_programme.forms import EntryKind, FormColumn, FormSheet, Layout, template, write_filled
from bw_cfp_programme.forms.standard import StandardForm
from bw_cfp_programme.records import Member
from bw_cfp_programme.workbook import read_workbook

SHORT = StandardForm(
    Layout(
        id="short",
        version="7",
        sheets=(
            FormSheet(
                key="facility",
                is_record=True,
                columns=(FormColumn(name="member", entry=EntryKind.CODE, required=True),),
            ),
            FormSheet(
                key="materials",
                columns=(
                    FormColumn(name="line", entry=EntryKind.CODE, required=True),
                    FormColumn(name="item", required=True),
                    FormColumn(name="amount", entry=EntryKind.NUMBER, required=True),
                ),
            ),
        ),
    )
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "S09.xlsx"


def test_its_blank_workbook_has_its_sheets_and_says_what_it_is(path):
    path.write_bytes(
        template(layout=SHORT.layout, language="en", member=Member(code="S09", tier=1))
    )
    titles = [s.title for s in openpyxl.load_workbook(path) if s.sheet_state == "visible"]
    assert titles == ["Guide", "Facility", "Materials"]
    book = read_workbook(path)
    assert SHORT.identify(book)
    assert SHORT.read(book).submission.facility.member == "S09"
    assert not StandardForm(Layout(id="other", version="7", sheets=())).identify(book)


def test_what_is_filled_in_is_read(path):
    write_filled(
        path,
        {
            "facility": [{"member": "S09"}],
            "materials": [{"line": "M1", "item": "Ink", "amount": 2}],
        },
        layout=SHORT.layout,
    )
    submission = SHORT.read(read_workbook(path)).submission
    assert (submission.form, submission.form_version) == ("short", "7")
    assert [(one.item, one.amount) for one in submission.lines] == [("Ink", 2.0)]


def test_it_has_no_other_columns(path):
    with pytest.raises(KeyError, match=r"materials\.unit"):
        write_filled(path, {"materials": [{"unit": "kilogram"}]}, layout=SHORT.layout)
