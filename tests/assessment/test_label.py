"""The label: value, term, reduction and comparison, on the small invented programme (1.0014 kg)."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme import rule_sets
from bw_cfp_programme.assessment.label import assess_label
from bw_cfp_programme.assessment.label.rounding import half_up, in_unit
from bw_cfp_programme.options import EarlierStudy, Label, Options, StudyTexts, Verification
from bw_cfp_programme.options.validity import Validity
from bw_cfp_programme.problems import Place
from sample_report import contribution, factors, lamp, programme, result, study

PLACE = Place("programme.toml", cell="line 90")
SAID = StudyTexts(standard="ISO 14067:2018", pcr="CFP-PCR 25-001", application_date=None)


def earlier(**given):
    about = {
        "name": "2023", "product": "LAMP-9W", "date": date(2023, 6, 30), "value": 1250.0,
        "unit": "gram", "declared_unit": "unit", "standard": "ISO 14067:2018",
        "pcr": "cfp-pcr 25-001", "gwp": "AR6", "boundary": "cradle-to-grave", "statement": "V-23-7",
        "place": PLACE,
    }  # fmt: skip
    return EarlierStudy(**(about | given))


def of(footprint=None, rules="tw-2025", **options):
    given = {"study": SAID, "label": Label(unit="gram", place=PLACE)} | options
    about = programme(options=Options(**given))
    return study(footprint or lamp(), about, rules=rule_sets.load(rules))


def kilograms(amount):
    """A footprint of an amount of CO2e as one line, with nothing else that could round it."""
    only = {"activity": amount, "share": 1.0, "allocation": (), "output": 1.0, "demand": 1.0}
    return result([contribution(**only, factor=factors(1.0))])


def facts(assessed, key="label"):
    section = next(s for s in assessed.sections if s.key == key)
    return {fact.key: fact.value for fact in section.facts}


def section(assessed, key):
    return next(s for s in assessed.sections if s.key == key)


def codes(assessed):
    return [problem.code for problem in assessed.problems]


# -- rounding


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (0.0755, "gram", "CO2 76 g"),
        (0.0754999, "gram", "CO2 75 g"),
        (0.0745, "gram", "CO2 75 g"),
        (2.5, "kilogram", "CO2 3 kg"),
        (2.4999, "kilogram", "CO2 2 kg"),
        (83.26929256, "kilogram", "CO2 83 kg"),
        (1499.5, "ton", "CO2 1 t"),
        (1500.0, "ton", "CO2 2 t"),
        (0.0000015, "milligram", "CO2 2 mg"),
        (0.5, "kilogram", "CO2 1 kg"),
    ],
)
def test_an_integer_in_the_unit_chosen(amount, unit, text):
    found = assess_label(of(kilograms(amount), label=Label(unit=unit)))
    assert (facts(found)["label_text"], codes(found)) == (text, [])


def test_the_last_digit_of_a_computer_decides_nothing():
    """0.1 + 0.2 + ... never gives 0.0745 exactly; a true 74.4999 g is no half all the same."""
    ways = (0.07449999999999999, 0.0745, 0.07450000000000001, sum([0.00745] * 10), 0.07449999999)
    assert {half_up(in_unit(way, "gram")) for way in ways} == {75}
    assert half_up(in_unit(0.0744999, "gram")) == 74


@given(st.integers(0, 10**6), st.integers(0, 999))
def test_half_up_as_taught_at_school(whole, thousandths):
    """By the first decimal alone: 5 and more goes up (at most nine significant digits)."""
    value = Fraction(whole * 1000 + thousandths, 1000)
    assert half_up(value) == whole + (thousandths >= 500)
    assert half_up(-value) == -half_up(value)


@given(st.floats(1e-6, 1e6), st.sampled_from(["milligram", "gram", "kilogram", "ton"]))
def test_a_rounded_value_is_never_further_than_half_a_unit(amount, unit):
    exact = in_unit(amount, unit)
    assert abs(half_up(exact) - exact) <= Fraction(1, 2) + exact / 10**9


@given(st.floats(1e-6, 1e6), st.floats(1, 2))
def test_more_emissions_never_print_less(amount, more):
    assert half_up(in_unit(amount * more, "gram")) >= half_up(in_unit(amount, "gram"))


# -- units


def test_the_table_shows_every_unit_that_the_rules_name():
    table = section(assess_label(of(kilograms(0.0755))), "label")
    assert table.column("unit") == ["milligram", "gram", "kilogram", "ton"]
    assert table.column("rounded_value") == [75500.0, 76.0, None, None]
    assert table.column("exact_value") == pytest.approx([75500.0, 75.5, 0.0755, 0.0000755])
    assert table.column("chosen_unit") == [False, True, False, False]
    assert table.column("rounding_moves")[1] == pytest.approx(76 / 75.5 - 1)


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("", "label_unit_missing"),
        ("kilogram", "label_zero"),
        ("pound", "label_unit_not_allowed"),
        ("kilowatt hour", "label_unit_not_allowed"),
    ],
)
def test_a_value_that_cannot_be_printed_is_refused(unit, code):
    found = assess_label(of(kilograms(0.0755), label=Label(unit=unit, place=PLACE)))
    assert codes(found) == [code]
    assert found.problems[0].place == PLACE
    assert found.problems[0].values["choices"] == "CO2 75500 mg, CO2 76 g"
    assert facts(found)["label_text"] is None
    assert section(found, "label").rows == ()


@pytest.mark.parametrize("rules", ["tw-2010", "tw-2020", "iso-14067-2018", "pas-2050-2011"])
def test_rule_sets_without_a_rule_for_labels_print_none(rules):
    found = assess_label(of(rules=rules))
    assert (facts(found)["label_text"], codes(found)) == (None, [])


def own_rules(path, rounding="half_up_to_integer"):
    entry = '[{}]\nvalue = {}\nsource = "contract"\n'
    text = 'title_zh = "自訂"\ntitle_en = "Own"\n' + entry.format("first_rule", '"mass"')
    text += entry.format("label_rounding", f'"{rounding}"') + entry.format(
        "label_units", '["pound"]'
    )
    text += entry.format("reduction_share", 0.1) + entry.format("reduction_years", 2)
    path.write_text(text, "utf-8")
    return path


def test_an_own_rule_set_names_its_own_units(tmp_path):
    """1.0014 kg are 2.2077 lb."""
    found = assess_label(of(rules=own_rules(tmp_path / "own.toml"), label=Label(unit="pound")))
    assert facts(found)["label_text"] == "CO2 2 lb"


def test_a_rounding_that_nobody_knows_is_told(tmp_path):
    found = assess_label(of(rules=own_rules(tmp_path / "own.toml", "two_significant_digits")))
    assert codes(found) == ["label_rounding_unknown"]


# -- approval and term


def test_only_documents_make_a_value_more_than_calculated():
    statement = Verification(statement="V-26", body="B", party="third", completed=date(2026, 6, 1))
    assert facts(assess_label(of()))["label_status"] == "calculated"
    assert facts(assess_label(of(verification=statement)))["label_status"] == "verified"
    day = Validity(approved=date(2026, 7, 1))
    assert facts(assess_label(of(validity=day)))["label_status"] == "calculated"
    approved = of(validity=day, label=Label(unit="gram", certificate="C-1"))
    assert facts(assess_label(approved))["label_status"] == "approved"


@pytest.mark.parametrize(
    ("approved", "end", "renewal"),
    [
        (date(2026, 7, 1), "2028-07-01", "2028-04-01 – 2028-05-01"),
        (date(2024, 2, 29), "2026-02-28", "2025-11-28 – 2025-12-28"),
        (date(2026, 12, 31), "2028-12-31", "2028-09-30 – 2028-10-31"),
    ],
)
def test_two_years_and_a_month_to_renew(approved, end, renewal):
    """辦法 art. 12: from three months before the end, for one month."""
    said = facts(assess_label(of(validity=Validity(approved=approved))))
    assert (said["valid_until"], said["renewal"]) == (end, renewal)


def test_nothing_ends_that_nobody_approved():
    said = facts(assess_label(of()))
    assert (said["valid_until"], said["renewal"]) == (None, None)


def test_a_statement_about_another_value_is_told():
    words = {"statement": "V-26", "body": "B", "party": "third", "completed": date(2026, 6, 1)}
    same, other = Verification(**words, value=1.0011), Verification(**words, value=1.0026)
    assert codes(assess_label(of(verification=same))) == []
    found = assess_label(of(verification=other))
    assert codes(found) == ["label_not_as_verified"]
    assert found.problems[0].values == {"label": "CO2 1001 g", "verified": "CO2 1003 g"}


# -- comparison


def test_what_was_made_the_same_way_is_compared_by_all_that_is_known():
    """1250 g then: 1.0014 kg is 0.2486 kg or 19.888 % less; in use 0.05 -> 0.042."""
    table = section(assess_label(of(earlier_studies=(earlier(use=50.0),))), "comparison")
    assert table.column("earlier_score") == pytest.approx([1.25, 0.05])
    assert table.column("difference") == pytest.approx([-0.2486, -0.008])
    assert table.column("relative_difference") == pytest.approx([-0.19888, -0.16])
    assert [part.en for part in table.column("part_compared")] == ["Total", "Use"]
    assert table.column("comparable") == [True, True]


def test_another_amount_of_the_same_unit_is_brought_to_this_one():
    """12.5 kg for ten, or 1250 kg for a thousand."""
    ten = earlier(value=12.5, unit="kilogram", declared_amount=10.0)
    thousand = earlier(value=1.25, unit="ton CO2e", declared_unit="thousand units")
    table = section(assess_label(of(earlier_studies=(ten, thousand))), "comparison")
    assert table.column("earlier_score") == pytest.approx([1.25, 1.25])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"product": "LAMP-13W"}, "Product: LAMP-13W, here LAMP-9W"),
        ({"boundary": "cradle-to-gate"}, "Boundary: cradle-to-gate, here cradle-to-grave"),
        ({"standard": "PAS 2050:2011"}, "Standard: PAS 2050:2011, here ISO 14067:2018"),
        ({"pcr": ""}, "Product category rules: –, here CFP-PCR 25-001"),
        ({"gwp": "AR5"}, "GWP edition: AR5, here AR6"),
        ({"declared_unit": "kilogram"}, "Declared unit: kilogram, here unit"),
        ({"unit": "unit"}, "Its value is in unit: no mass"),
    ],
)
def test_what_was_made_another_way_is_not_compared(change, why):
    table = section(assess_label(of(earlier_studies=(earlier(**change),))), "comparison")
    assert table.column("comparable") == [False]
    assert table.column("difference") == [None]
    assert [reason.en for reason in table.column("not_comparable_because")] == [why]


def test_every_reason_is_said():
    other = earlier(standard="PAS 2050:2011", gwp="AR4", boundary="")
    (reasons,) = section(
        assess_label(of(earlier_studies=(other,))), "comparison"
    ).column("not_comparable_because")  # fmt: skip
    assert reasons.en.count(";") == 2
    assert "GWP 版本：AR4；本研究 AR6" in reasons.zh_TW


def test_a_study_that_does_not_say_how_it_was_made_compares_with_nothing():
    found = assess_label(of(study=None, earlier_studies=(earlier(),)))
    (reasons,) = section(found, "comparison").column("not_comparable_because")
    assert reasons.en.startswith("Standard: ISO 14067:2018, here –")


def test_two_studies_without_product_category_rules_are_alike_in_that():
    said = replace(SAID, pcr="", no_pcr_reason="none was published")
    found = assess_label(of(study=said, earlier_studies=(earlier(pcr="none"),)))
    assert section(found, "comparison").column("comparable") == [True]


# -- reduction


def reduced(found):
    return section(found, "reduction").column("verdict")


def test_three_per_cent_within_five_years():
    """1.0014 / 0.97 = 1.03237 kg is just enough; the baseline of 2021-11-24 just in time."""
    enough = earlier(baseline=True, value=1032.38, date=date(2021, 11, 24))
    found = assess_label(of(earlier_studies=(enough,)))
    table = section(found, "reduction")
    assert table.column("reduction") == pytest.approx([0.030008], rel=1e-4)
    assert table.column("deadline") == ["2026-11-24"]
    assert (reduced(found), codes(found)) == (["met"], [])
    little = replace(enough, value=1032.36)
    late = replace(enough, date=date(2021, 11, 23))
    assert reduced(assess_label(of(earlier_studies=(little, late)))) == ["not_met", "not_met"]


def test_the_day_of_the_application_counts_where_it_is_stated():
    said = replace(SAID, application_date=date(2026, 6, 30))
    baseline = earlier(baseline=True, date=date(2021, 7, 1))
    assert reduced(assess_label(of(earlier_studies=(baseline,)))) == ["not_met"]
    assert reduced(assess_label(of(study=said, earlier_studies=(baseline,)))) == ["met"]


def test_a_baseline_proves_nothing_without_a_document_or_by_another_method():
    bare = assess_label(of(earlier_studies=(earlier(baseline=True, statement=""),)))
    assert (reduced(bare), codes(bare)) == (["unproved"], ["baseline_without_statement"])
    other = assess_label(of(earlier_studies=(earlier(baseline=True, gwp="AR5"),)))
    assert (reduced(other), codes(other)) == (["unproved"], ["baseline_not_comparable"])
    assert "AR5" in other.problems[0].message("zh_TW")
    assert section(other, "reduction").column("reduction") == [None]


@pytest.mark.parametrize(
    ("rules", "status"), [("tw-2020", "in_use"), ("tw-2025", "open"), ("tw-2010", None)]
)
def test_whether_there_is_a_reduction_label_at_all(rules, status):
    found = assess_label(of(rules=rules, earlier_studies=(earlier(baseline=True),)))
    assert facts(found, "reduction")["reduction_status"] == status
    assert reduced(found) == (["met"] if status else [])


def test_an_own_rule_set_asks_for_another_reduction(tmp_path):
    rules = own_rules(tmp_path / "own.toml")
    fresh = earlier(baseline=True, date=date(2025, 1, 1))
    assert reduced(assess_label(of(rules=rules, earlier_studies=(fresh,)))) == ["met"]
    assert reduced(assess_label(of(rules=rules, earlier_studies=(earlier(baseline=True),)))) == [
        "not_met"
    ]
