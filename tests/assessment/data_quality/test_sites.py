"""The grade of a site: which of its lines count, and what its purchases stand on."""

import pytest

import sample_report as sample
from bw_cfp_programme.assessment.data_quality.scheme import load_scheme
from bw_cfp_programme.assessment.data_quality.sites import site_gradings
from bw_cfp_programme.options import DataQuality, Options
from bw_cfp_programme.problems import Place
from bw_cfp_programme.results import SiteLine

FORM = load_scheme("tw-inventory-form")
GOOD = {"data_kind": "measured", "credibility": "calibrated_external", "factor_kind": "national"}


def site_line(code, category, emissions, stage="manufacturing", **given):
    said = {
        "member": "S03", "line": code, "category": category, "item": code, "own_stage": stage,
        "activity": emissions, "activity_unit": "kilogram", "conversion": 1.0,
        "factor_key": ("own", code), "factor_name": code, "factor_unit": "kilogram",
        "factor": sample.factors(1.0), "scores": sample.factors(emissions),
        "place": Place("S03.xlsx", "Sheet", code), "workbook": sample.SHA,
    } | GOOD | given  # fmt: skip
    return sample.whole(SiteLine, **said)


LINES = (
    site_line("E1", "electricity", 60.0),
    site_line("E2", "fuel", 20.0, data_kind="periodic"),
    site_line("M1", "main_material", 20.0, "raw_materials", data_kind="own_assessment"),
    site_line("D1", "use_energy", 500.0, "use"),
    site_line("CREDIT", "by_product_credit", -5.0, sign=-1.0),
    site_line("OWN", "utility", 7.0, member_product=("S03", "STEAM")),
    site_line("R1", "declared_result", 3.0, "manufacturing", member="S04"),
)


def gradings(scope="", lines=LINES):
    options = Options(data_quality=DataQuality(site_scope=scope))
    result = sample.result(sample.lamp_lines(), sites=lines)
    return site_gradings(sample.study(result, sample.programme(options=options)), FORM)


@pytest.mark.parametrize(
    ("scope", "lines", "grade"),
    [
        # 0.6 x 3 + 0.2 x 6 + 0.2 x 9
        ("", ["E1", "E2", "M1"], 4.8),
        ("all_lines", ["E1", "E2", "M1"], 4.8),
        # 0.75 x 3 + 0.25 x 6
        ("direct_and_energy", ["E1", "E2"], 3.75),
    ],
)
def test_what_counts(scope, lines, grade):
    found = gradings(scope)
    assert set(found) == {"S03"}  # who gave a result only has no inventory
    assert [source.line for source in found["S03"].sources] == lines
    assert found["S03"].grade == grade


@pytest.mark.parametrize(("said", "kind"), [("", "manufacturer"), ("national", "national")])
def test_what_a_member_sells_stands_on_its_makers_own_workbook(said, kind):
    bought = site_line(
        "M2", "main_material", 1.0, "raw_materials", member_product=("S06", "ALLOY"),
        factor_kind=said,
    )  # fmt: skip
    (source,) = gradings(lines=(bought,))["S03"].sources
    assert source.factor_kind == kind
