"""Every check is met by a study that has everything, and not met once one thing is taken away."""

from dataclasses import replace
from datetime import date

import pytest
from asked import (
    BASELINE,
    BOTH,
    EXCLUSION,
    MARK,
    changed,
    characteristics,
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
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import MappingDecision
from sample_report import contribution, lamp_lines, study

NOTHING_SAID = complete(said=options(study=None, verification=None, validity=None))


def unsaid(rules):
    return complete(said=options(verification=None), rules=rule_sets.load(rules))


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
    ("facility company tax_id site address contact", {}),
    ("facility contact", {"of": without("tax_id")}),
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
    ("stated cut_off left_out_share", {"others": [cut_off()]}),
    ("data_quality", {"others": [found(section("data_quality"))]}),
    ("data_quality", {"others": [found(characteristics(temporal=2.0, geographical=None))]}),
    (
        "characterised temporal",
        {"others": [found(characteristics(temporal=2.0, geographical=None))]},
    ),
    ("capital_goods", {}),
    ("standard", {"of": complete(said=options(study=texts(standard="ISO 14067:2018")))}),
    ("assured", {}),
    ("assurance_described", {}),
    ("computed sensitivity", {"others": [found(section("sensitivity"))]}),
    ("disclosed", {"others": [found(codes=["allocation_undisclosed"], at=Place("S05.xlsx"))]}),
    ("quiet mass_imbalance", {"others": [found(codes=["label_expired"])]}),
    (
        "applied_for",
        {"of": complete(said=options(study=texts(application_date=date(2026, 6, 30))))},
    ),
    ("certificate", {"of": complete(said=options(label=MARK))}),
    ("tracking", {"of": complete(said=options(earlier_studies=(BASELINE,)))}),
    (
        "stated electricity location_based market_based",
        {"others": [found(section("electricity", facts=BOTH))]},
    ),
    ("changes", {"others": [found(changed("2026-11-24", "no"))]}),
    ("changes", {"others": [found(changed("2026-11-23", "yes"))]}),
    ("changes", {"others": [found(changed(None, "no"))]}),
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
    (
        "no_offsets",
        {"others": [found(codes=["negative_emission"], at=Place("S03.xlsx", cell="F7"))]},
        "F7",
    ),
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
    ("facility company tax_id", {"of": without("tax_id")}, "B4"),
    ("facility contact", {"of": study()}, "LEAD"),
    (
        "product_name",
        {"of": complete(about={"name_zh": "", "name_en": ""})},
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
    ("stated cut_off left_out_share", {"others": [cut_off(share=None)]}, "Share left out"),
    ("stated cut_off left_out_share", {}, "Share left out"),
    ("data_quality", {}, "represent"),
    ("data_quality", {"others": [found(characteristics(temporal=None))]}, "without a score"),
    (
        "characterised temporal geographical",
        {"others": [found(characteristics(temporal=2.0, geographical=None))]},
        "Geograph",
    ),
    ("capital_goods", {"of": NOTHING_SAID}, "capital_goods"),
    ("standard", {}, "standard"),
    ("assured", {"of": NOTHING_SAID}, "[verification]"),
    ("assurance_described", {"of": NOTHING_SAID}, "level"),
    ("computed cut_off", {"others": [cut_off()]}, "What was left out"),
    (
        "quiet mass_imbalance label_expired",
        {"others": [found(codes=["mass_imbalance"], at=Place("S03.xlsx"))]},
        "S03.xlsx: Main materials of 1 kg went in",
    ),
    ("quiet label_expired", {"others": [found(codes=["label_expired"] * 5)]}, "2 more"),
    (
        "disclosed",
        {"others": [found(codes=["allocation_undisclosed"], at=Place("LEAD.xlsx"))]},
        "lead",
    ),
    ("disclosed", {"of": study()}, "lead"),
    ("applied_for", {}, "application_date"),
    ("certificate", {}, "certificate"),
    (
        "representative",
        {"of": complete(about={"period_start": date(2024, 1, 1)})},
        "does not hold",
    ),
    (
        "tracking",
        {"of": complete(said=options(earlier_studies=(replace(BASELINE, date=date(2026, 1, 1)),)))},
        "line 40",
    ),
    (
        "stated electricity location_based market_based",
        {"others": [found(section("electricity", facts=BOTH[:1]))]},
        "With contracts",
    ),
    ("changes", {"others": [found(changed("2026-11-23", "partly"))]}, "S03 2026-11-23"),
    ("changes", {}, "changes"),
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
    ("not_ours half_yearly", {}),
    ("undivided", {"of": complete(by_gas=CO2)}),
    ("outside_values", {}),
    ("allocation_recorded", {"of": complete([contribution(allocation=(), share=1.0)])}),
    ("category storage", {}),
    ("each treatment", {"of": of_lead(lines=())}),
    ("assured", {"of": unsaid("iso-14067-2018")}),
    ("assured", {"of": unsaid("pact-3")}),
    ("no_offsets", {"of": complete(rules=rule_sets.load("pas-2050-2011"))}),
]


@pytest.mark.parametrize(("asked", "given"), NOT_APPLICABLE, ids=[row[0] for row in NOT_APPLICABLE])
def test_not_applicable(asked, given):
    verdict = check(*asked.split(), **given)
    assert verdict.status == "not_applicable"
    assert verdict.evidence.en
