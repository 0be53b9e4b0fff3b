"""A study that has everything to say, so that each test can take one thing away."""

from dataclasses import replace
from datetime import date

from bw_cfp_programme.assessment.requirements.case import StudyCase
from bw_cfp_programme.assessment.requirements.checks import CHECKS
from bw_cfp_programme.assessment.study import Assessed
from bw_cfp_programme.options import Exclusion, Options, StudyTexts, Verification
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.options.label import EarlierStudy, Label
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.records import Evidence, Facility, InventoryLine, Process, Product, Submission
from bw_cfp_programme.sections import Column, Fact, Kind, Section
from sample_report import SHA, contribution, lamp_lines, programme, result, study

TOML = Place("programme.toml", cell="line 40")
AT = Place("LEAD.xlsx", "基本資料 Facility", "B4")
TEXTS = {
    "goal": "To find which parts of the lamp weigh most",
    "conclusions": "Electricity in use weighs most",
    "limitations": "One climate, one year of data",
    "pcr": "CFP-PCR 24-003",
    "pcr_source": "Ministry of Environment, 2024",
    "kind": "goods",
    "undivided_factors": "The ministry publishes totals; the goods are metals and plastics",
    "scope_exclusions": "Nothing that belongs to the lamp is left out",
    "capital_goods": "Machines are left out: far below one per cent",
}
STATEMENT = Verification(
    place=TOML, statement="V-2026-17", body="Example Verifiers", party="third", level="reasonable",
    process="Documents, then two days on site", completed=date(2026, 6, 30),
    expires=date(2028, 6, 29), value=1.0,
)  # fmt: skip


def texts(**changed):
    return StudyTexts(place=TOML, **(TEXTS | changed))


def options(**changed):
    given = {
        "study": texts(),
        "verification": STATEMENT,
        "validity": Validity(
            place=TOML,
            representative_from=date(2025, 1, 1),
            representative_to=date(2026, 12, 31),
        ),
    }
    return Options(**(given | changed))


def workbook(**changed):
    """The lead member's, complete."""
    facility = Facility(
        place=AT, member="LEAD", company_zh="光明照明", tax_id="00000000", site="一廠",
        address="範例路 1 號", contact="Lin", period_start=date(2025, 1, 1),
        period_end=date(2025, 12, 31),
    )  # fmt: skip
    given = {
        "file": "LEAD.xlsx", "sha256": "cd" * 32, "form": "standard", "form_version": "1",
        "facility": facility,
        "products": (Product(place=AT, product="LAMP-9W", unit="unit", mass_per_unit=0.0645),),
        "processes": (Process(place=AT, process="ASM", kind="production", makes=("LAMP-9W",)),),
        "evidence": (Evidence(place=AT, evidence="EV03", document="Meter readings"),),
        "lines": (
            line("M01", "main_material", composition="Al 99.7 %"),
            line("W01", "waste", sheet="outputs", treatment="incineration"),
            line("T01", "inbound_transport", sheet="transport", origin="Kaohsiung"),
        ),
    }  # fmt: skip
    return Submission(**(given | changed))


def line(code, category, **given):
    given = {"sheet": "materials", "department": "materials"} | given
    place = Place("LEAD.xlsx", "原物料 Materials", code)
    return InventoryLine(place=place, line=code, category=category, **given)


def supplier():
    """The supplier's workbook: a document behind every line."""
    return Submission(
        file="S03.xlsx", sha256=SHA, form="standard", form_version="1",
        facility=Facility(place=AT, member="S03"),
        evidence=(Evidence(place=AT, evidence="EV03", document="Purchase ledger"),),
    )  # fmt: skip


def whole_life():
    """The lamp's lines and one in every stage that it lacks."""
    stages = ("distribution", "end_of_life")
    return (*lamp_lines(), *(contribution(stage=stage, demand=0.0) for stage in stages))


def complete(lines=None, *, said=None, books=None, about=None, rules=None, **changed):
    """A cradle-to-grave study with nothing missing."""
    lead = replace(programme().members[0], country="TW")
    plan = {
        "functional_unit": "12 million lumen hours",
        "options": said or options(),
        "members": (lead, *programme().members[1:]),
    } | (about or {})
    given = {"submissions": books or (workbook(), supplier())}
    given |= {"rules": rules} if rules else {}
    return study(result(lines or whole_life(), **changed), programme(**plan), **given)


def section(key, *, rows=(("x",),), facts=()):
    return Section(key=key, columns=(Column("item"),), rows=rows, facts=facts)


def found(*sections, topic="cut-off", codes=(), at=TOML):
    told = tuple(problem(code, at, **WORDS.get(code, {})) for code in codes)
    return Assessed(topic=topic, sections=sections, problems=told)


def cut_off(verdict="met", share=0.01):
    facts = (Fact("verdict", verdict), Fact("left_out_share", share))
    return found(section("cut_off", rows=(), facts=facts))


def changed(due, done):
    """The table of changes with one row; today is 2026-11-24."""
    columns = tuple(map(Column, ("member", "due_date", "in_the_data")))
    return Section(key="changes", columns=columns, rows=(("S03", due, done),))


def characteristics(**means):
    """The table of data quality by characteristic."""
    columns = tuple(map(Column, ("characteristic", "pedigree_mean")))
    return Section(key="data_quality_characteristics", columns=columns, rows=tuple(means.items()))


def check(name, *given, of=None, others=()):
    """The verdict of one check."""
    return CHECKS[name](StudyCase(of or complete(), others), *given)


EXCLUSION = Exclusion(
    place=TOML,
    what="Machines",
    kind="other",
    stage="manufacturing",
    reason="Below one per cent",
    estimate=0.001,
)
BASELINE = EarlierStudy(
    place=TOML, name="2023", product="LAMP-9W", date=date(2023, 6, 1), value=1.2,
    unit="kilogram", declared_unit="unit", statement="V-1", baseline=True,
)  # fmt: skip
CHANGE = Change(place=TOML, member="S03", date=date(2026, 9, 1), kind="process", what="Oven")
CONTRACT = ElectricityContract(
    place=TOML, member="LEAD", kind="ppa", kwh=100.0, factor=0.1, covers="whole",
    period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), source="contract 3",
)  # fmt: skip
MARK = Label(place=TOML, unit="gram", certificate="26-001")
BOTH = (Fact("location_based", 1.0, Kind.SCORE), Fact("market_based", 0.9, Kind.SCORE))
WORDS = {
    "mass_imbalance": dict.fromkeys(
        ("inputs", "outputs", "difference", "percent", "limit", "tolerance"), "1"
    ),
    "allocation_undisclosed": {"member": "S05", "source": "art. 4(1)4"},
    "negative_emission": {"line": "M01", "score": "-1", "rule": "7.2"},
    "label_expired": {"end": "2026-01-01", "today": "2026-11-24"},
}
"""What fills the sentences of the Problems that tests tell."""
