"""The register's first sheet: what it is about, and sums that recompute from its lines."""

from bw_cfp_programme.exporters.register_columns import COLUMNS
from bw_cfp_programme.exporters.table import column_range, write_header
from bw_cfp_programme.exporters.words import per
from bw_cfp_programme.exporters.xlsx import Cell, Formula, Sheet
from bw_cfp_programme.labels import LANGUAGES, label, word
from bw_cfp_programme.reporting.model import ReportModel
from bw_cfp_programme.reporting.registers import Register
from bw_cfp_programme.reporting.rows import Group
from bw_cfp_programme.results import INDICATORS, TOTAL

SCORES = tuple(f"score_{indicator}" for indicator in (*INDICATORS, TOTAL))
_STYLES = ("text", *("score" for _ in SCORES), "share", "share", "number")


def write_summary(sheet: Sheet, report: ReportModel, register: Register, language: str) -> None:
    """Facts, then scores by stage (or by the member's product), then the total."""
    sheet.widths((34, *(16 for _ in SCORES), 12, 12, 10))
    sheet.write([label("report.register", language)], ["title"])
    for name, value in _facts(report, register, language):
        sheet.write([name, value], ["text", "text"])
    sheet.row += 1
    write_header(sheet, (register.by, *SCORES, "part", "primary_share", "lines"), language)
    for group in register.groups:
        sheet.write(_group(sheet.row + 1, register, group, language), _STYLES)
    if not register.member:
        sheet.write(_total(report, register, language), _STYLES[: 1 + len(SCORES)])
    sheet.row += 1
    for each in LANGUAGES if language == "both" else (language,):
        sheet.write([label("report.register_note", each)], ["text"])


def _facts(report: ReportModel, register: Register, language: str) -> list[tuple[str, str]]:
    header = report.header
    unit = per("kg", header.declared_unit, header.declared_amount)
    own = label("report.per_own_product", language)
    members = {member.name: member.text.said(language) for member in report.members}
    facts = {
        "report.programme": f"{header.programme} {header.title.said(language)}",
        "column.member": f"{register.member} {members.get(register.member, '')}",
        "report.product": f"{header.product} {header.product_name.said(language)}",
        "report.unit_of_scores": own if register.member else unit,
        "report.boundary": word("boundary", header.boundary, language),
        "report.period": f"{header.period_start} – {header.period_end}",
        "report.gwp": f"{header.gwp} GWP{header.horizon}",
        "report.rule_set": header.rule_set,
    }
    said = [(label(key, language), value.strip()) for key, value in facts.items() if value.strip()]
    return [*said, *header.stamp.items()]


def _group(row: int, register: Register, group: Group, language: str) -> list[Cell | Formula]:
    """A row whose sums pick the lines by the exact text in its first cell."""
    names = _range(register, register.by, language)
    return [
        word(register.by, group.name, language),
        *(
            Formula(
                text=f"=SUMPRODUCT(EXACT({names},$A{row})*{_range(register, score, language)})",
                value=group.scores[indicator],
            )
            for indicator, score in zip((*INDICATORS, TOTAL), SCORES, strict=True)
        ),
        group.share,
        group.primary_share,
        float(group.lines),
    ]


def _total(report: ReportModel, register: Register, language: str) -> list[Cell | Formula]:
    totals = {row.indicator: row.total for row in report.totals}
    return [
        label("indicator.total", language),
        *(
            Formula(text=f"=SUM({_range(register, score, language)})", value=totals[indicator])
            for indicator, score in zip((*INDICATORS, TOTAL), SCORES, strict=True)
        ),
    ]


def _range(register: Register, key: str, language: str) -> str:
    cells = column_range(COLUMNS, key, len(register.lines), language)
    return f"'{label('report.sheet_register', language)}'!{cells}"
