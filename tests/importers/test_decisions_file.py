"""`decisions.csv` as people leave it: what is read, what is refused, what is appended."""

import pytest

from bw_cfp_programme.importers.background_index import BackgroundIndex
from bw_cfp_programme.importers.decisions import CutOff, Decision, LineKey, resolve
from bw_cfp_programme.importers.decisions_file import COLUMNS, append_decision, read_decisions
from bw_cfp_programme.importers.targets import Target
from bw_cfp_programme.labels import normalise

HEADER = ",".join(COLUMNS)
GOOD = ",main_material,Steel sheet,kg,bg,steel,,equal,,Lin,2026-01-05,same grade"
STEEL = Target(("bg", "steel"), "Steel", "kilogram")
TWINS = [Target(("bg", n), "Twin", "kilogram") for n in ("a", "b")]
INDEX = BackgroundIndex({"bg": [STEEL, *TWINS]})


def read(folder, text, encoding="utf-8"):
    path = folder / "decisions.csv"
    path.write_bytes(text.encode(encoding))
    return read_decisions(path)


def codes(problems):
    return [(p.code, p.place.cell) for p in problems]


def test_no_file_is_no_decision(tmp_path):
    assert read_decisions(tmp_path / "decisions.csv") == ([], [])


def test_what_excel_does_to_a_csv_does_no_harm(tmp_path):
    header = "\ufeffItem ,UNIT,category,member,database,code,name,condition,factor,mapper,date"
    row = " 冷軋  鋼板 ,公斤,主要原料,,bg,steel,,相同,,林,2026/1/5,同級,x\r\n,,,,,,,,,,,,\r\n"
    (decision,), problems = read(tmp_path, f"{header},reason,note\r\n{row}")
    assert problems == []
    assert decision.line == LineKey("冷軋 鋼板", "", "main_material", "kilogram")
    assert (decision.condition, decision.date) == ("equal", "2026-01-05")


@pytest.mark.parametrize("sign", [";", "\t"])
def test_the_list_separator_of_another_country(tmp_path, sign):
    text = f"{HEADER}\n{GOOD}\n".replace(",", sign)
    (decision,), problems = read(tmp_path, text)
    assert problems == []
    assert (decision.code, decision.date) == ("steel", "2026-01-05")
    path = tmp_path / "decisions.csv"
    path.write_text(text.replace("Steel sheet", "Other, thin"), encoding="utf-8")
    append_decision(path, decision)
    assert [one.item for one in read_decisions(path)[0]] == ["Other, thin", "Steel sheet"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Lin", "", "decision_blank"),
        ("same grade", "", "decision_blank"),
        (",bg,steel,", ",,steel,", "decision_blank"),
        (",bg,steel,", ",bg,,", "decision_blank"),
        ("equal", "equla", "decision_choice"),
        ("main_material", "material", "decision_choice"),
        (",kg,", ",kgg,", "decision_unit_unknown"),
        ("equal,,", "equal,two,", "decision_factor"),
        ("equal,,", "equal,-1,", "decision_factor"),
        ("equal,,", 'equal,"0,500",', "decision_factor"),
        ("equal,,", "equal,5²,", "decision_factor"),
        ("equal,,", "equal,0,500,", "row_beyond_header"),
        (",kg,", ",MG,", "decision_unit_unknown"),
        (",kg,", ",T,", "decision_unit_unknown"),
        ("same grade", "same grade, thinner", "row_beyond_header"),
        ("2026-01-05", "5 January", "decision_date"),
        ("2026-01-05", "2026-02-30", "decision_date"),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_not_used(tmp_path, old, new, code):
    assert old in GOOD
    decisions, problems = read(tmp_path, f"{HEADER}\n{GOOD}\n{GOOD.replace(old, new, 1)}\n")
    assert codes(problems) == [(code, "line 3")]
    assert len(decisions) == 1


def test_the_first_of_two_rows_about_the_same_lines_counts(tmp_path):
    other = GOOD.replace("steel", "a").replace("Steel sheet", "STEEL  sheet")
    (decision,), problems = read(tmp_path, f"{HEADER}\n{GOOD}\n{other}\n")
    assert codes(problems) == [("decision_repeated", "line 3")]
    assert decision.code == "steel"


def test_other_encodings_and_missing_columns_are_told(tmp_path):
    assert codes(read(tmp_path, f"{HEADER}\n鋼板", "cp950")[1]) == [("text_not_utf8", "line 2")]
    assert codes(read(tmp_path, "item;unit\n")[1]) == [("csv_columns", "line 1")]
    assert codes(read(tmp_path, "")[1]) == [("csv_columns", "line 1")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (",bg,steel,", ",gb,steel,", "decision_database_unknown"),
        (",bg,steel,", ",bg,stele,", "decision_dataset_unknown"),
        (",bg,steel,,", ",bg,,Twin,", "decision_dataset_ambiguous"),
        (",kg,", ",kWh,", "decision_unit"),
    ],
)
def test_a_row_that_leads_nowhere_is_told(tmp_path, old, new, code):
    decisions, problems = read(tmp_path, f"{HEADER}\n{GOOD.replace(old, new, 1)}\n")
    assert problems == []
    assert codes(resolve(decisions, INDEX)[1]) == [(code, "line 2")]


def test_a_factor_with_a_comma_is_asked_back(tmp_path):
    row = GOOD.replace("equal,,", 'equal,"0,500",')
    _, (problem,) = read(tmp_path, f"{HEADER}\n{row}\n")
    assert problem.remedy("en").startswith("It could be: 0.5, 500.")


def test_names_factors_and_cut_offs_resolve(tmp_path):
    by_name = GOOD.replace(",bg,steel,,", ",bg,,Steel,")
    by_factor = GOOD.replace("Steel sheet,kg", "Door,unit").replace("equal,,", "proxy,12.5,")
    left_out = ",,Rags,,,,,cut_off,,Lin,2026-01-05,below 1 %"
    decisions, _ = read(tmp_path, f"{HEADER}\n{by_name}\n{by_factor}\n{left_out}")
    rulings, problems = resolve(decisions, INDEX)
    assert problems == []
    assert rulings[LineKey("steel sheet", "", "main_material", "kilogram")].target == STEEL
    assert rulings[LineKey("door", "", "main_material", "unit")].units_per("unit") == 12.5
    assert isinstance(rulings[LineKey("rags")], CutOff)


@pytest.mark.parametrize("item", ["=1", "＝1", "'=1", "|x", "\t-1", "'quoted'", "plain"])
def test_what_excel_would_compute_is_read_back_as_it_was(tmp_path, item):
    path = tmp_path / "decisions.csv"
    key = LineKey(normalise(item), "", "consumable", "kilogram")
    decision = Decision(
        line=key, item=item, database="bg", code="steel", name="Steel", condition="equal",
        mapper="Lin", date="2026-01-05", reason=item,
    )  # fmt: skip
    append_decision(path, decision)
    (again,), problems = read_decisions(path)
    assert problems == []
    assert (again.line, again.item, again.reason) == (key, item, item)


def test_appending_keeps_the_rows_and_the_order_of_columns(tmp_path):
    path = tmp_path / "mappings" / "decisions.csv"
    decision = Decision(
        line=LineKey('=cmd, "x"', "S1", "consumable", "kilogram"), item='=cmd, "x"',
        database="bg", code="steel", name="Steel", condition="proxy", factor=0.5, mapper="Lin",
        date="2026-01-05", reason="@home",
    )  # fmt: skip
    append_decision(path, decision)
    (again,), problems = read_decisions(path)
    assert problems == []
    assert (again.item, again.factor, again.reason) == ('=cmd, "x"', 0.5, "@home")
    assert "'=cmd" in path.read_text(encoding="utf-8-sig")

    path.write_text("reason,note," + ",".join(COLUMNS[:-1]) + "\nwhy,mine", encoding="utf-8")
    append_decision(path, decision)
    text = path.read_text(encoding="utf-8-sig").splitlines()
    assert text[1] == "why,mine"
    assert text[2].startswith("'@home,,S1,consumable,")


def test_a_cut_off_may_be_estimated_per_unit_of_its_lines(tmp_path):
    left_out = ",,Rags,kg,,,,cut_off,,Lin,2026-01-05,below 1 %"
    header = f"{HEADER},Estimate"
    decisions, problems = read(tmp_path, f"{header}\n{left_out},4.2\n{GOOD}\n")
    assert problems == []
    rulings, _ = resolve(decisions, INDEX)
    assert rulings[LineKey("rags", unit="kilogram")].estimate == 4.2
    decisions, problems = read(tmp_path, f"{header}\n{left_out},0\n")
    assert (problems, decisions[0].estimate) == ([], 0.0)
    bad = [f"{left_out},-1", f"{left_out},four", f"{left_out.replace(',kg,', ',,')},4.2"]
    assert codes(read(tmp_path, "\n".join([header, *bad]))[1]) == [
        ("decision_estimate", "line 2"),
        ("decision_estimate", "line 3"),
        ("decision_blank", "line 4"),
    ]


def test_an_estimate_finds_its_column_in_files_that_had_none(tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_bytes(f"{HEADER}\r\n{GOOD}\r\n".encode("utf-8-sig"))
    rags = Decision(
        line=LineKey("rags", unit="kilogram"), item="Rags", condition="cut_off", estimate=4.2,
        mapper="Lin", date="2026-01-05", reason="below 1 %",
    )  # fmt: skip
    append_decision(path, rags)
    steel, again = read_decisions(path)[0]
    assert (steel.code, steel.estimate, again.item, again.estimate) == ("steel", None, "Rags", 4.2)
    assert path.read_text(encoding="utf-8-sig").splitlines()[1] == GOOD
