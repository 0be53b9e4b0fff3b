"""Every entry of a rule set switches something that a reader sees, by its file alone.

One small study says something of everything that a rule may ask; two rule sets that differ in one
entry are written as files, and what the reports say of the study must differ in the words given.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from bw_cfp_programme import labels, rule_sets
from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS, Study, assess_one
from bw_cfp_programme.importers.inventory import build_inventory
from bw_cfp_programme.options import Exclusion, Options, Recycling, StudyTexts, Verification
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.options.label import EarlierStudy, Label
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.problems import Place
from bw_cfp_programme.records import Facility, InventoryLine, Member, Product, Submission
from bw_cfp_programme.results import Alternative, Result
from bw_cfp_programme.rule_sets import RuleSet
from sample_report import lamp_lines, programme, restated, result, study

AT = Place("programme.toml", cell="line 1")
YEAR = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}
ALL = '["iso-14067-values", "iso-14067-information", "tw-2025"]'
NEVER_ALONE = {
    "id": "the name of the file",
    "title_zh": "the head of the table of requirements",
    "title_en": "the head of the table of requirements",
    "file": "kept with a run and packed for the verifier",
    "sources": "cited beside what they are the source of",
    "in_force": "orders the rule sets that ship: a workbook alone is checked by the newest",
    "jurisdiction": "tells the rule sets of authorities from those that anybody may choose",
}
"""Fields that are no rules, and what they are for."""
OF_A_PRODUCT = {
    *("distribution_transport", "storage", "use_energy", "use_material"),
    *("end_of_life_treatment", "by_product_credit", "declared_result"),
}
"""Categories of one product's later life, or that no line of a workbook has."""


def exclusion(kind: str, estimate: float) -> Exclusion:
    return Exclusion(
        place=AT, what=kind, kind=kind, stage="manufacturing", reason="small", estimate=estimate,
        basis="invoice",
    )  # fmt: skip


OPTIONS = Options(
    study=StudyTexts(place=AT, application_date=date(2026, 6, 30), standard="ISO 14067", pcr="1"),
    label=Label(place=AT, unit="gram"),
    validity=Validity(place=AT, approved=date(2026, 7, 1)),
    verification=Verification(
        place=AT, statement="V-1", body="Own audit", party="first", completed=date(2026, 6, 1)
    ),
    changes=tuple(
        Change(place=AT, member="S03", date=day, kind=kind, what=kind, completed=day)
        for kind, day in (
            ("process", date(2026, 3, 31)),
            ("equipment", date(2026, 4, 30)),
            ("particulars", date(2026, 5, 31)),
        )
    ),
    exclusions=(exclusion("capital_goods", 0.02), exclusion("consumables", 0.005)),
    recycling=(Recycling(place=AT, material="steel", mass=1.0, method="cut_off", source="x"),),
    electricity_contracts=(
        ElectricityContract(
            place=AT, member="S03", kwh=10.0, kind="certificate", factor=0.1, covers="whole",
            source="platform", market="one island", lines=("E02",), **YEAR,
        ),
    ),
    earlier_studies=(
        EarlierStudy(
            place=AT, name="2023", product="LAMP-9W", date=date(2023, 5, 31), value=1.6,
            unit="kilogram", declared_unit="unit", baseline=True, statement="V-0",
            standard="ISO 14067", gwp="AR6", boundary="cradle-to-grave", pcr="1",
        ),
    ),
)  # fmt: skip


def workbook() -> Submission:
    """1000 kg in, 900 kg out as 100 cups of 6 kg and 100 lids of 3 kg; power by hours 1 : 4."""
    place = Place("S03.xlsx", "S", "A1")
    cup = {"product": "CUP", "role": "main", "mass_per_unit": 6.0, "machine_hours": 10.0}
    lid = {"product": "LID", "role": "co_product", "mass_per_unit": 3.0, "machine_hours": 40.0}
    made = {"unit": "unit", "output": 100.0, "place": place}
    line = {"process": "site", "data_kind": "financial_estimate", "place": place}
    return Submission(
        file="S03.xlsx",
        sha256="ab" * 32,
        form="standard",
        form_version="1",
        facility=Facility(place=place, member="S03", disclosure="raw", **YEAR),
        products=(Product(**cup, **made), Product(**lid, **made)),
        lines=(
            InventoryLine(
                sheet="materials", line="M01", category="main_material", item="resin",
                amount=1000.0, unit="kilogram", stage="raw_materials", **line,
            ),
            InventoryLine(
                sheet="energy", line="E01", category="electricity", item="power",
                amount=500.0, unit="kilowatt hour", stage="manufacturing", **line,
            ),
        ),
    )  # fmt: skip


def footprint() -> Result:
    """The lamp with a lead's own process that is not primary, and 0.5 kg CO2e of power in use."""
    first, *others = lamp_lines()
    use = {"line": "U01", "category": "use_energy", "stage": "use"}
    used = restated(replace(first, stage="use"), **use, primary=False)
    return result((restated(first, primary=False), *others, used))


def alternatives() -> tuple[Alternative, ...]:
    """A member whose pools nothing else can split."""
    return (Alternative(choice="allocation", subject="S03", other="mass", place=AT),)


def small_study(rules: RuleSet) -> Study:
    about = programme(Member(code="LEAD", tier=0), Member(code="S03", tier=1), options=OPTIONS)
    return replace(
        study(footprint(), about, rules=rules, submissions=(workbook(),)), alternatives=alternatives
    )


def ruled(folder: Path, **entries: object) -> RuleSet:
    """A rule set as a person writes it; None leaves an entry out."""
    given = {"first_rule": '"output_quantity"', "requirements": ALL} | entries
    text = 'title_zh = "自訂"\ntitle_en = "Own"\n' + "".join(
        f'[{name.replace("__", ".")}]\nvalue = {value}\nsource = "contract 7"\n'
        for name, value in given.items()
        if value is not None
    )
    path = folder / "own.toml"
    path.write_text(text, "utf-8")
    return rule_sets.load(path)


def told(rules: RuleSet) -> set[str]:
    """Problems, facts and cells of all reports; amounts that the products of the workbook take."""
    return {*_reported(small_study(rules)), *_taken(rules, workbook())}


def _reported(of: Study) -> Iterator[str]:
    for found in (assess_one(of, each.name) for each in (REQUIREMENTS, *ASSESSMENTS)):
        for problem in found.problems:
            yield f"{problem.code} {problem.message('en')}"
            yield problem.code
        for section in found.sections:
            for fact in section.facts:
                yield f"{section.key} {fact.key} {getattr(fact.value, 'en', fact.value)}"
            for row in section.rows:
                yield " | ".join(str(getattr(value, "en", value)) for value in row)


def _taken(rules: RuleSet, book: Submission) -> Iterator[str]:
    about = programme(Member(code="LEAD", tier=0), Member(code="S03", tier=1), rule_set=rules)
    for dataset in build_inventory(book, about).datasets:
        for exchange in dataset["exchanges"]:
            yield f"{dataset['code']} {exchange['name']} {exchange['amount']:.6g}"


LABEL = {"label_rounding": '"half_up_to_integer"', "label_units": '["gram"]'}
LIMITS = {"cut_off_single": "0.03", "cut_off_total": "0.05"}
REDUCTION = {"reduction_share": "0.03", "reduction_years": "5"}
TERM = {"validity_years": "2"}

# entry, other entries that it needs, value, what is said then, other value, what is said then
SWITCHES = (
    ("standard", {}, '"A"', "The rule set asks for A", '"B"', "The rule set asks for B"),
    ("requirements", {}, '["pact-3"]', "of 23 requirements", '["tw-2010"]', "of 8 requirements"),
    ("gwp", {}, '"AR5"', "asks for the GWP of AR5", '"latest"', "| met | AR6, 100 years"),
    ("capital_goods", {}, '"excluded"', "left_out 0.005", '"if_significant"', "left_out 0.025"),
    ("offsets", {}, '"refused"', "| met | 6 lines, none negative", None, "The rule set does not"),
    ("assurance", {}, '"third_party"', "| not_met |", '"first_or_third_party"', "T-3-6"),
    ("boundaries", {}, '["cradle-to-gate"]', "knows only: Cradle to gate", None, ""),
    ("mass_balance_tolerance", {}, "0.05", "0.1 | outside", "0.2", "0.1 | within"),
    ("cut_off_single", LIMITS, "0.01", "cut_off_above_single", "0.03", "verdict met"),
    ("cut_off_total", LIMITS, "0.01", "cut_off_above_total", "0.05", "verdict met"),
    ("activity_data_max_age_years", {}, "1", "activity_data_old", "2", "| kept"),
    ("primary_data_threshold", {}, "0.99", "primary_data_short", "0", "verdict met"),
    ("own_processes_primary", {}, "true", "own_process_not_primary", "false", ""),
    ("disclose_allocation", {}, "true", "allocation_undisclosed", "false", ""),
    ("first_rule", {}, '"mass"', "CUP resin 666.667", '"output_quantity"', "CUP resin 500"),
    ("compare_allocations", {}, "true", "allocation_not_compared", "false", ""),
    ("label_units", LABEL, '["kilogram"]', "unit_not_allowed", '["gram"]', "CO2 1126 g"),
    ("label_rounding", LABEL, '"half_up_to_integer"', "CO2 1126 g", None, "label_text None"),
    ("validity_years", {}, "2", "valid_until 2028-07-01", "5", "valid_until 2031-07-01"),
    ("renewal_opens_months", TERM, "3", "renewal 2028-04-01", "4", "renewal 2028-03-01"),
    ("renewal_closes_months", TERM, "1", "– 2028-06-01", "2", "– 2028-05-01"),
    ("reduction_share", REDUCTION, "0.5", "True | not_met", "0.03", "True | met"),
    ("reduction_years", REDUCTION, "1", "2024-05-31 | False", "5", "2028-05-31 | True"),
    ("reduction_status", {}, '"open"', "status open", '"in_use"', "status in_use"),
    ("retention_years", {}, "3", "| 2029-06-30", "7", "| 2033-06-30"),
    ("change_notice_days", {}, "30", "notice | 2026-03-01", "60", "notice | 2026-01-30"),
    ("change_inventory_months", {}, "3", "| 2026-07-30", "6", "| 2026-10-30"),
    ("change_report_days", {}, "30", "| 2026-06-30", "60", "| 2026-07-30"),
    ("scenarios_stated", {}, "true", "scenario_missing", "false", ""),
    ("recycling_methods", {}, '["pef_cff"]', "recycling_method", '["cut_off"]', ""),
    ("data_quality", {}, '"tw-inventory-form"', "quality_unscored", None, "quality_scheme None"),
    ("electricity", {}, '["grid"]', "contract_not_admissible", '["contract"]', "By contracts"),
    ("electricity_criteria", {}, '["cancelled"]', "contract_evidence", '["market"]', ""),
    ("biogenic_carbon_content", {}, '["cradle-to-grave"]', "carbon_content_missing", None, ""),
    ("biogenic_balance", {}, '["cradle-to-grave"]', "biogenic_unbalanced", None, ""),
    ("allocation_order", {}, '["economic"]', "wants Economic", '["physical"]', "wants Physical"),
    ("allocation__electricity", {}, '"mass"', "CUP power 333.333", '"machine_hours"', "power 100"),
)  # fmt: skip


@pytest.mark.parametrize("switch", SWITCHES, ids=[switch[0] for switch in SWITCHES])
def test_an_entry_switches_what_is_said(switch, tmp_path):
    entry, beside, one, said, other, said_then = switch
    first = told(ruled(tmp_path, **(beside | {entry: one})))
    second = told(ruled(tmp_path, **(beside | {entry: other})))
    assert any(said in words for words in first - second)
    assert any(said_then in words for words in second - first) or not said_then


@pytest.mark.parametrize("category", sorted(set(labels.keys("category")) - OF_A_PRODUCT))
def test_any_flow_of_a_site_may_have_a_default(category, tmp_path):
    """250 of 500 kWh by output; a fifth and four fifths by hours."""
    book = workbook()
    lines = tuple(replace(line, category=category, item="flow") for line in book.lines[1:])
    found = {*_taken(ruled(tmp_path), replace(book, lines=lines))}
    assert found >= {"CUP flow 250", "LID flow 250"}
    rules = ruled(tmp_path, **{f"allocation__{category}": '"machine_hours"'})
    assert {*_taken(rules, replace(book, lines=lines))} >= {"CUP flow 100", "LID flow 400"}


def test_no_entry_is_without_a_switch():
    switched = {entry.split("__")[0] for entry, *_ in SWITCHES}
    assert switched | NEVER_ALONE.keys() == {field.name for field in fields(RuleSet)}
    assert not switched & NEVER_ALONE.keys()


@pytest.mark.parametrize(("day", "issuer", "newest"), [("2030", "TW", True), ("2030", None, False)])
def test_the_newest_of_an_authority_checks_a_workbook_alone(day, issuer, newest, monkeypatch):
    """`in_force` and `jurisdiction` say which."""
    later = replace(rule_sets.load("pact-3"), in_force=day, jurisdiction=issuer)
    of = {name: rule_sets.load(name) for name in rule_sets.rule_sets()} | {"pact-3": later}
    monkeypatch.setattr(rule_sets, "load", of.__getitem__)
    assert (rule_sets.newest() is later) == newest
