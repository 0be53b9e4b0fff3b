"""Every check is met by a study that has everything, and not met once one thing is taken away."""

from dataclasses import replace
from datetime import date

import pytest
from asked import (
    EXCLUSION,
    STATEMENT,
    TOML,
    check,
    complete,
    cut_off,
    found,
    line,
    options,
    section,
    supplier,
    texts,
    whole_life,
    workbook,
)

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.section import Fact
from bw_cfp_programme.options.electricity import ElectricityContract
from bw_cfp_programme.options.label import EarlierStudy, Label
from bw_cfp_programme.options.validity import Change, Validity
from bw_cfp_programme.results import MappingDecision
from sample_report import contribution, factors, lamp_lines, study

NOTHING_SAID = complete(said=options(study=None, verification=None, validity=None))


def unsaid(rules):
    return complete(said=options(verification=None), rules=rule_sets.load(rules))


BASELINE = EarlierStudy(
    place=TOML, name="2023", product="LAMP-9W", date=date(2023, 6, 1), value=1.2,
    unit="kilogram", declared_unit="unit", statement="V-1", baseline=True,
)  # fmt: skip
CO2 = {"Carbon dioxide, fossil": 1.0}


def of_lead(**changed):
    return complete(books=(workbook(**changed), supplier()))


def without(*fields):
    facility = replace(workbook().facility, **dict.fromkeys(fields))
    return of_lead(facility=facility)


MET = [
    ("written goal conclusions limitations", {}),
    ("if_said pcr", {}),
    ("pcr", {}),
    ("pcr", {"of": complete(said=options(study=texts(pcr="", no_pcr_reason="None published")))}),
    ("product_kind", {}),
    ("single_impact", {"of": NOTHING_SAID}),
    ("stages", {}),
    ("indicator fossil biogenic_removals", {}),
    ("undivided", {"of": complete(by_gas={"CO2e": 1.0})}),
    ("aircraft", {}),
    ("gwp100", {}),
    ("gwp100", {"of": complete(gwp="AR5", rules=rule_sets.load("pas-2050-2011"))}),
    ("no_offsets", {}),
    ("no_offsets", {"of": complete([contribution(category="by_product_credit", demand=-1.0)])}),
    ("per_unit", {}),
    ("smallest_unit", {}),
    ("uptake_identity", {}),
    ("functional_unit", {}),
    ("functional_unit", {"of": complete(boundary="cradle-to-gate", about={"functional_unit": ""})}),
    ("boundary", {}),
    ("unit_processes", {}),
    ("characterisation", {}),
    ("gases", {}),
    ("exclusions_justified", {}),
    ("exclusions_justified", {"of": complete(said=options(study=None, exclusions=(EXCLUSION,)))}),
    ("exclusions_estimated", {"of": complete(said=options(exclusions=(EXCLUSION,)))}),
    ("allocation_recorded", {}),
    ("first_rule", {}),
    ("decisions", {}),
    ("site_data", {}),
    ("product_name", {}),
    ("product_mass", {}),
    ("country", {}),
    ("tier_one", {}),
    ("evidence_index", {}),
    ("factor_sources", {}),
    ("factor_method", {}),
    ("register", {}),
    ("category packaging", {}),
    ("energy_sources", {}),
    ("each composition", {}),
    ("each treatment", {}),
    ("each origin", {}),
    ("each department", {}),
    ("period", {}),
    ("whole_year", {}),
    ("representative", {}),
    ("cut_off", {"others": [cut_off("nothing")]}),
    ("ledger", {"others": [cut_off()]}),
    ("capital_goods", {}),
    ("standard", {"of": complete(said=options(study=texts(standard="ISO 14067:2018")))}),
    ("assured", {}),
    ("assurance_described", {}),
    ("computed sensitivity", {"others": [found(section("sensitivity"))]}),
    ("within_tolerance", {"others": [found(section("mass_balance"))]}),
    ("tracking", {"of": complete(said=options(study=texts(tracking="Against 2023, every year")))}),
    (
        "activity_age",
        {
            "of": complete(said=options(study=texts(application_date=date(2026, 6, 30)))),
            "others": [found(section("validity"))],
        },
    ),
]
"""check and arguments -> by which study it is met."""


@pytest.mark.parametrize(("asked", "given"), MET, ids=[asked for asked, _ in MET])
def test_met(asked, given):
    verdict = check(*asked.split(), **given)
    assert (verdict.status, verdict.missing.en) == ("met", "")
    assert verdict.evidence.en
    assert verdict.evidence.zh_TW


NOT_MET = [
    ("written goal conclusions", {"of": NOTHING_SAID}, "goal, conclusions"),
    ("pcr", {"of": NOTHING_SAID}, "no_pcr_reason"),
    ("pcr", {"of": complete(said=options(study=texts(pcr_source="")))}, "pcr_source"),
    ("product_kind", {"of": NOTHING_SAID}, "kind"),
    ("stages", {"of": complete(lamp_lines())}, "Distribution, End of life"),
    ("undivided", {"of": complete(said=options(study=None), by_gas={"CO2e": 1.0})}, "undivided"),
    ("gwp100", {"of": complete(horizon=20)}, "100 years"),
    ("gwp100", {"of": complete(gwp="AR5")}, "AR6"),
    ("no_offsets", {"of": complete([*lamp_lines(), contribution(demand=-1.0)])}, "F7"),
    ("smallest_unit", {"of": complete(declared_amount=1000.0)}, "one unit"),
    ("functional_unit", {"of": complete(about={"functional_unit": "TBD"})}, "functional_unit"),
    (
        "boundary",
        {"of": complete(rules=rule_sets.load("pact-3"))},
        "Cradle to gate",
    ),
    ("unit_processes", {"of": of_lead(processes=())}, "LEAD"),
    ("unit_processes", {"of": study()}, "LEAD"),
    ("gases", {"of": complete(by_gas={})}, "no gas"),
    ("exclusions_justified", {"of": NOTHING_SAID}, "scope_exclusions"),
    (
        "exclusions_justified",
        {"of": complete(said=options(exclusions=(replace(EXCLUSION, reason="n/a"),)))},
        "line 40",
    ),
    (
        "exclusions_estimated",
        {"of": complete(said=options(exclusions=(replace(EXCLUSION, estimate=None),)))},
        "line 40",
    ),
    ("first_rule", {"of": complete(first_rule={})}, "first rule"),
    (
        "decisions",
        {"of": complete([contribution(mapping=MappingDecision(condition="equal", mapper="A"))])},
        "F7",
    ),
    ("site_data", {"of": without("tax_id")}, "B4"),
    ("site_data", {"of": study()}, "LEAD"),
    (
        "product_name",
        {"of": complete(about={"product_name_zh": "", "product_name_en": ""})},
        "Name",
    ),
    ("product_mass", {"of": of_lead(products=())}, "mass"),
    ("country", {"of": study()}, "country"),
    ("tier_one", {"of": complete(whole_life()[:1])}, "first tier"),
    ("evidence_index", {"of": of_lead(evidence=())}, "E5"),
    ("factor_sources", {"of": complete([contribution(factor_source="")])}, "F7"),
    ("factor_method", {"of": complete([contribution(factor_name="")])}, "F7"),
    ("energy_sources", {"of": complete([contribution()])}, "energy"),
    ("each composition", {"of": of_lead(lines=(line("M9", "main_material"),))}, "M9"),
    ("each treatment", {"of": of_lead(lines=(line("W9", "waste"),))}, "W9"),
    ("each origin", {"of": of_lead(lines=(line("T9", "inbound_transport"),))}, "T9"),
    ("each department", {"of": of_lead(lines=(line("M9", "water", department=""),))}, "M9"),
    ("period", {"of": complete(about={"period_end": date(2025, 11, 30)})}, "B4"),
    (
        "whole_year",
        {"of": complete(about={"period_end": date(2025, 11, 30)})},
        "Less",
    ),
    ("representative", {"of": NOTHING_SAID}, "representative_from"),
    ("cut_off", {"others": [cut_off("unproved")]}, "proof"),
    ("cut_off", {"others": [cut_off("no_rule")]}, "threshold"),
    ("cut_off", {}, "What was left out"),
    ("ledger", {"others": [cut_off(share=None)]}, "What was left out"),
    ("capital_goods", {"of": NOTHING_SAID}, "capital_goods"),
    ("standard", {}, "standard"),
    ("assured", {"of": NOTHING_SAID}, "[verification]"),
    ("assurance_described", {"of": NOTHING_SAID}, "level"),
    ("computed cut_off", {"others": [cut_off()]}, "What was left out"),
    (
        "within_tolerance",
        {"others": [found(section("mass_balance"), codes=["mass_imbalance"])]},
        "went in",
    ),
    ("activity_age", {}, "application_date"),
    (
        "activity_age",
        {
            "of": complete(said=options(study=texts(application_date=date(2029, 6, 30)))),
            "others": [found(section("validity"), codes=["activity_data_old"])],
        },
        "Activity data",
    ),
]
"""check and arguments -> by which study it is not met, and a word of what is missing."""


@pytest.mark.parametrize(("asked", "given", "said"), NOT_MET, ids=[row[0] for row in NOT_MET])
def test_not_met(asked, given, said):
    verdict = check(*asked.split(), **given)
    assert verdict.status == "not_met"
    assert said.casefold() in verdict.missing.en.casefold()
    assert verdict.missing.zh_TW


NOT_APPLICABLE = [
    ("if_said carbon_storage", {}),
    ("tracking", {}),
    ("not_ours half_yearly", {}),
    ("undivided", {"of": complete(by_gas=CO2)}),
    ("outside_values", {}),
    ("allocation_recorded", {"of": complete([contribution(allocation=(), share=1.0)])}),
    ("category storage", {}),
    ("each treatment", {"of": of_lead(lines=())}),
    ("activity_age", {"of": complete(rules=rule_sets.load("iso-14067-2018"))}),
    ("assured", {"of": unsaid("iso-14067-2018")}),
    ("assured", {"of": unsaid("pact-3")}),
    ("no_offsets", {"of": complete(rules=rule_sets.load("pas-2050-2011"))}),
    ("validity", {}),
    ("decision", {}),
    ("changes", {}),
]


@pytest.mark.parametrize(("asked", "given"), NOT_APPLICABLE, ids=[row[0] for row in NOT_APPLICABLE])
def test_not_applicable(asked, given):
    verdict = check(*asked.split(), **given)
    assert verdict.status == "not_applicable"
    assert verdict.evidence.en


def test_a_total_that_its_indicators_do_not_make_breaks_the_identity():
    broken = [contribution(factor=factors(10.0) | {"total": 11.0})]
    assert check("uptake_identity", of=complete(broken)).status == "not_met"
    assert check("uptake_identity", of=complete()).evidence.en.startswith("With uptake")


def test_pact_identity_by_hand():
    """The lamp: fossil 1.0119, uptake 0.0105: 1.0014 with it, 1.0119 without."""
    said = check("uptake_identity", of=complete(lamp_lines())).evidence.en
    assert "1.0014 = without 1.0119 + uptake -0.0105" in said


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, "met"),
        ({"value": 1.0014}, "met"),
        ({"value": 1.001}, "met"),
        ({"value": 1.002}, "not_met"),
        ({"value": 1.1}, "not_met"),
        ({"value": None}, "met"),
        ({"completed": date(2025, 12, 31)}, "not_met"),
        ({"completed": date(2026, 11, 25)}, "not_met"),
        ({"expires": date(2026, 11, 23)}, "not_met"),
        ({"expires": date(2026, 11, 24)}, "met"),
        ({"party": "review"}, "not_met"),
    ],
)
def test_a_statement_is_of_this_result_and_in_force(changed, status):
    """The lamp is 1.0014 kg: printed as 1.001, not as 1.002; today is 2026-11-24."""
    said = options(verification=replace(STATEMENT, **changed))
    assert check("assured", of=complete(lamp_lines(), said=said)).status == status


@pytest.mark.parametrize(
    ("rules", "parties"),
    [
        ("tw-2025", {"third"}),
        ("tw-2020", {"third", "review"}),
        ("ghg-protocol-product", {"first", "third"}),
        ("iso-14067-2018", {"first", "third", "review"}),
    ],
)
def test_who_may_verify_is_the_rule_sets_to_say(rules, parties):
    of = {
        party: complete(
            lamp_lines(),
            said=options(verification=replace(STATEMENT, party=party)),
            rules=rule_sets.load(rules),
        )
        for party in ("first", "third", "review")
    }
    assert {party for party in of if check("assured", of=of[party]).status == "met"} == parties


def test_a_granted_label_and_recorded_changes():
    approved = Validity(place=TOML, approved=date(2026, 7, 1))
    mark = Label(place=TOML, unit="gram", certificate="26-001")
    changed = Change(place=TOML, member="S03", date=date(2026, 9, 1), kind="process", what="Oven")
    of = complete(said=options(validity=approved, changes=(changed,), label=mark))
    quiet = [found(section("validity"), section("changes"), section("label"), topic="validity")]
    assert {check(n, of=of, others=quiet).status for n in ("validity", "decision", "changes")} == {
        "met"
    }
    told = [found(codes=["label_expired", "change_not_in_data"], topic="validity"), *quiet]
    assert check("validity", of=of, others=told).status == "not_met"
    assert check("changes", of=of, others=told).status == "not_met"
    assert check("decision", of=of).status == "not_met"
    nameless = complete(said=options(validity=approved, changes=(changed,)))
    assert check("decision", of=nameless, others=quiet).status == "not_met"


@pytest.mark.parametrize(
    ("earlier", "said", "status"),
    [
        (BASELINE, {"tracking": "Against 2023, every year"}, "met"),
        (BASELINE, {}, "not_met"),
        (replace(BASELINE, date=date(2026, 1, 1)), {"tracking": "Against last winter"}, "not_met"),
        (replace(BASELINE, baseline=False), {}, "not_applicable"),
    ],
)
def test_a_reduction_is_tracked_in_steps_of_a_year(earlier, said, status):
    """Data of 2025 are a year; 2026-01-01 is 327 days before 2026-11-24."""
    of = complete(said=options(study=texts(**said), earlier_studies=(earlier,)))
    assert check("tracking", of=of, others=[found(section("reduction"))]).status == status


def test_earlier_studies_ask_for_their_reports():
    said = options(earlier_studies=(BASELINE,))
    assert check("earlier_reports", of=complete(said=said)).status == "not_met"
    said = replace(said, study=texts(earlier_reports="Report of 2023; same method"))
    assert check("earlier_reports", of=complete(said=said)).status == "met"
    assert check("earlier_reports").status == "not_applicable"


def test_contracts_are_shown_beside_the_grid():
    contract = ElectricityContract(
        place=TOML, member="LEAD", kind="ppa", kwh=100.0, factor=0.1, covers="whole",
        period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), source="contract 3",
    )  # fmt: skip
    of = complete(said=options(electricity_contracts=(contract,)))
    both = (Fact("location_based", 1.0), Fact("market_based", 0.9))
    assert check("grid_mix").status == "not_applicable"
    assert check("grid_mix", of=of, others=[found(section("electricity"))]).status == "not_met"
    shown = check("grid_mix", of=of, others=[found(section("electricity", facts=both))])
    assert shown.status == "met"
    assert "By the grid’s mix 1, by contract 0.9" in shown.evidence.en
