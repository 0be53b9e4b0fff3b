"""What a programme knows about a member before it has sent anything."""

from bw_cfp_programme.characters import revealed
from bw_cfp_programme.forms.layout import FormSheet, Layout
from bw_cfp_programme.labels import label
from bw_cfp_programme.records import OUTSIDE, Member, Programme, StudiedProduct


def known_rows(
    layout: Layout, member: Member | None, programme: Programme | None
) -> dict[str, list[dict[str, object]]]:
    """Rows to pre-fill, as far as the form asks for them.

    They are the member's names, the period, and the lead's product under study.
    """
    known = _rows(member, programme)
    return {
        sheet.key: [_asked(row, sheet) for row in known[sheet.key]]
        for sheet in layout.sheets
        if sheet.key in known
    }


def _asked(row: dict[str, object], sheet: FormSheet) -> dict[str, object]:
    return {
        name: revealed(value) if isinstance(value, str) else value
        for name, value in row.items()
        if sheet.column(name)
    }


def _rows(member: Member | None, programme: Programme | None) -> dict[str, list[dict[str, object]]]:
    facility: dict[str, object] = {}
    if member:
        facility = {
            "member": member.code,
            "company_zh": member.name_zh,
            "company_en": member.name_en,
            "country": member.country,
        }
    if programme:
        facility |= {"period_start": programme.period_start, "period_end": programme.period_end}
    rows = {"facility": [facility]}
    if member and programme and member.code == programme.lead:
        rows["products"] = [_product(programme.product)]
    return rows


def _product(studied: StudiedProduct) -> dict[str, object]:
    return {
        "product": studied.code,
        "name_zh": studied.name_zh,
        "name_en": studied.name_en,
        "role": "main",
        "unit": studied.declared_unit,
    }


def outside_and_suppliers(
    member: Member | None, programme: Programme | None, language: str
) -> list[str]:
    """Who a member may buy from: outside the programme, or a member that supplies it."""
    members = programme.members if member and programme else ()
    codes = [other.code for other in members if member and member.code in other.supplies]
    return [label(f"place.{OUTSIDE}", language), *codes]
