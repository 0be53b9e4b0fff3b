"""`programme.toml`: what `init` writes loads; every mistake is told with its line."""

import re
from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from bw_cfp_programme.errors import InvalidProgramme
from bw_cfp_programme.folder.config import init, load, open_programme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.folder.toml.tables import TABLES
from bw_cfp_programme.options import MANY, ONE, Options
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.problems import Severity
from bw_cfp_programme.tables import read_table

TEXT = """\
schema = 1

[programme]
id = "lamp"
project = "cfp-lamp"
rule_set = "tw-2025"
gwp = "AR6"
period_start = 2025-01-01
period_end = 2025-12-31
background = ["cfp factors TW MOENV"]

[product]
member = "LEAD"
code = "LAMP"
declared_unit = "個"
boundary = "cradle-to-grave"

[[members]]
code = "LEAD"
tier = 0

[[members]]
code = "S01"
tier = 1
supplies = ["LEAD"]
"""


def load_text(folder: Path, text: str):
    (folder / FILE).write_text(text, encoding="utf-8")
    return load(folder)


def told(problems):
    return [(p.code, p.place.cell) for p in problems]


def test_optional_tables_wait_as_comments_that_are_of_the_form(tmp_path):
    init(tmp_path, programme_id="lamp")
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert load(tmp_path)[0].options == Options()
    stated = re.sub(r"^# (?=\[|[a-z_]+ = )", "", text, flags=re.MULTILINE)
    _, problems = load_text(tmp_path, stated)
    assert {code for code, _ in told(problems)} <= {"toml_missing_key"}
    assert all(f"[{table}]" in stated for table in (*ONE, *MANY))


def test_what_init_writes_loads_without_a_problem(tmp_path):
    folder = tmp_path / "lamp-2026"
    made = init(folder, clock=lambda: datetime(2026, 5, 4, tzinfo=timezone.utc))
    programme, problems = load(folder)
    assert {path.name for path in made} == {
        FILE, "templates", "submissions", "factors", "mappings", "outputs", "runs"
    }  # fmt: skip
    assert problems == []
    assert programme.id == "lamp-2026"
    assert programme.project == "cfp-lamp-2026"
    assert (programme.period_start, programme.period_end) == (date(2025, 1, 1), date(2025, 12, 31))
    assert programme.member("S01").supplies == ("LEAD",)


def test_init_keeps_what_is_there(tmp_path):
    (tmp_path / FILE).write_text("mine", encoding="utf-8")
    (tmp_path / "submissions").mkdir()
    (tmp_path / "submissions" / "S01.xlsx").write_text("mine too", encoding="utf-8")
    made = init(tmp_path)
    assert FILE not in {path.name for path in made}
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "submissions" / "S01.xlsx").read_text(encoding="utf-8") == "mine too"


def test_a_folder_name_that_is_no_code_is_not_taken_for_one(tmp_path):
    folder = tmp_path / "our lamp (draft)"
    init(folder)
    assert load(folder)[0].id == "programme"


def test_values_are_read_as_records_have_them(tmp_path):
    programme, problems = load_text(tmp_path, TEXT)
    assert problems == []
    assert programme.product.declared_unit == "unit"
    assert programme.product.declared_amount == 1.0
    assert programme.background == ("cfp factors TW MOENV",)
    assert programme.database("S01") == "cfp lamp S01"


def test_a_byte_order_mark_and_windows_lines_do_no_harm(tmp_path):
    (tmp_path / FILE).write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load(tmp_path)[0] is not None


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"),
    [
        ('gwp = "AR6"', 'gwp = "AR6', "toml_syntax", "line 7"),
        ("schema = 1", "schema = 9", "toml_schema", "line 1"),
        ('gwp = "AR6"', 'gpw = "AR6"', "toml_unknown_key", "line 7"),
        ('gwp = "AR6"', 'gwp = "AR 6"', "toml_not_choice", "line 7"),
        ('gwp = "AR6"\n', "", "toml_missing_key", "line 3"),
        ('gwp = "AR6"', 'gwp = "  "', "toml_missing_key", "line 7"),
        ('rule_set = "tw-2025"', 'rule_set = "tw-1999"', "toml_not_choice", "line 6"),
        ('declared_unit = "個"', 'declared_unit = "pair"', "toml_not_choice", "line 15"),
        ('declared_unit = "個"', 'declared_unit = "MG"', "toml_not_choice", "line 15"),
        ('declared_unit = "個"', 'declared_unit = "T"', "toml_not_choice", "line 15"),
        ('boundary = "cradle-to-grave"', 'boundary = "gate"', "toml_not_choice", "line 16"),
        ('project = "cfp-lamp"', "project = 7", "toml_not_text", "line 5"),
        ("2025-01-01", '"2025-01-01"', "toml_not_date", "line 8"),
        ("2025-12-31", "2024-12-31", "period_reversed", "line 9"),
        ("2025-12-31", "2025-12-31T00:00:00", "toml_not_date", "line 9"),
        ('["cfp factors TW MOENV"]', '"cfp factors TW MOENV"', "toml_not_texts", "line 10"),
        ("tier = 0", 'tier = "0"', "toml_not_tier", "line 20"),
        ("tier = 0", "tier = 1", "product_member_not_lead", "line 13"),
        ("tier = 1", "tier = 0", "several_leads", "line 24"),
        ('code = "S01"', 'code = "../S01"', "toml_not_code", "line 23"),
        ('code = "S01"', 'code = "lead"', "duplicate_member_code", "line 23"),
        ('code = "S01"', 'code = "CON"', "toml_not_code", "line 23"),
        ('code = "S01"', 'code = "S01"\ncountry = "Taiwan"', "toml_not_country", "line 24"),
        ('member = "LEAD"', 'member = "LEED"', "product_member_unknown", "line 13"),
        ('supplies = ["LEAD"]', 'supplies = ["LEED"]', "supplies_unknown", "line 25"),
        ('supplies = ["LEAD"]', "supplies = []", "nobody_supplies_lead", "line 18"),
        ("[product]", "[produkt]", "toml_unknown_table", "line 12"),
        ('[[members]]\ncode = "LEAD"', '[memberz]\ncode = "LEAD"', "toml_unknown_table", "line 18"),
        ("[[members]]", "[product.x]", "toml_unknown_key", "line 18"),
        ('"個"', '"個"\ndeclared_amount = 0', "toml_not_positive", "line 16"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, code, cell):
    assert old in TEXT
    programme, problems = load_text(tmp_path, TEXT.replace(old, new, 1))
    assert (code, cell) in told(problems)
    errors = [p for p in problems if p.severity is Severity.ERROR]
    assert (programme is None) == bool(errors)
    for problem in problems:
        assert problem.message("zh_TW")
        assert problem.remedy("en")


def test_all_mistakes_are_told_at_once_with_suggestions(tmp_path):
    text = TEXT.replace('gwp = "AR6"', 'gwp = "AR66"').replace("tier = 1", "tire = 1")
    _, problems = load_text(tmp_path, text)
    assert told(problems) == [
        ("toml_not_choice", "line 7"),
        ("toml_missing_key", "line 22"),
        ("toml_unknown_key", "line 24"),
    ]
    assert problems[2].values["suggestion"] == "tier"


def test_a_table_where_a_list_of_tables_must_be(tmp_path):
    text = TEXT.split("[[members]]", maxsplit=1)[0] + '[members]\ncode = "LEAD"\n'
    assert ("toml_not_table", "line 18") in told(load_text(tmp_path, text)[1])


def test_what_is_no_text_file_is_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"schema = 1\nid = '\xa4\xa4'\n")
    assert told(load(tmp_path)[1]) == [("text_not_utf8", "line 2")]


def test_without_a_file_one_is_told_how_to_start(tmp_path):
    assert told(load(tmp_path)[1]) == [("programme_file_missing", "")]
    with pytest.raises(InvalidProgramme, match=r"programme\.toml.*bw-cfp init"):
        open_programme(tmp_path)


OWN_RULES = """\
title_zh = "自訂"
title_en = "Own"
[first_rule]
value = "mass"
source = "contract"
"""


def test_a_rule_set_of_ones_own_stands_beside_the_file(tmp_path):
    (tmp_path / "ours.toml").write_text(OWN_RULES, "utf-8")
    programme, problems = load_text(tmp_path, TEXT.replace('"tw-2025"', '"ours.toml"'))
    assert problems == []
    assert programme.rule_set.first_rule == "mass"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (None, "rule_set_file_missing", "programme.toml › line 6"),
        ("title_zh = ", "toml_syntax", "ours.toml › line 1"),
        (OWN_RULES.replace("source", "sauce"), "rule_unsourced", "ours.toml › line 3"),
    ],
)
def test_a_rule_set_that_cannot_be_used_is_told_with_its_line(tmp_path, text, code, place):
    if text is not None:
        (tmp_path / "ours.toml").write_text(text, "utf-8")
    programme, problems = load_text(tmp_path, TEXT.replace('"tw-2025"', '"ours.toml"'))
    assert programme is None
    assert [(each.code, str(each.place)) for each in problems] == [(code, place)]


def test_mistakes_of_every_sort_are_told_in_one_go(tmp_path):
    """Names, values, what they say of each other, files that are not there: by line."""
    text = (
        TEXT.replace('project = "cfp-lamp"', "project = 7")
        .replace('"tw-2025"', '"ours.toml"')
        .replace("2025-12-31", "2024-12-31")
        .replace('["cfp factors TW MOENV"]', '["factors/none.csv"]')
        .replace('"個"', '"pair"')
        .replace('supplies = ["LEAD"]', 'supplies = ["LEED"]')
    )
    programme, problems = load_text(tmp_path, f"{text}[studdy]\n")
    assert programme is None
    assert told(problems) == [
        ("toml_not_text", "line 5"),
        ("rule_set_file_missing", "line 6"),
        ("period_reversed", "line 9"),
        ("factors_missing", "line 10"),
        ("toml_not_choice", "line 15"),
        ("supplies_unknown", "line 25"),
        ("toml_unknown_table", "line 26"),
    ]
    with pytest.raises(InvalidProgramme) as raised:
        open_programme(tmp_path)
    assert list(raised.value.problems) == problems
    lines = str(raised.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(each.place) for each in problems]


@pytest.mark.parametrize(
    ("old", "new", "code", "cell"),
    [
        ('code = "LEAD"\ntier', 'code = "LE/AD"\ntier', "toml_not_code", "line 19"),
        ("tier = 0", 'tier = "0"', "toml_not_tier", "line 20"),
        ("2025-01-01", '"2025-01-01"', "toml_not_date", "line 8"),
        ('supplies = ["LEAD"]', "supplies = 1", "toml_not_texts", "line 25"),
        ('supplies = ["LEAD"]', 'supplies = ["LEED"]', "supplies_unknown", "line 25"),
        ('member = "LEAD"', "member = 7", "toml_not_text", "line 13"),
        ('background = ["cfp factors TW MOENV"]', "background = 1", "toml_not_texts", "line 10"),
    ],
)
def test_one_mistake_is_one_problem(tmp_path, old, new, code, cell):
    """What hangs on a value that could not be read is not told as well."""
    assert old in TEXT
    assert told(load_text(tmp_path, TEXT.replace(old, new))[1]) == [(code, cell)]


def test_lines_are_right_after_a_long_text(tmp_path):
    long = '\n[study]\ngoal = """\n[members]\ncode = "S02"\n"""\nscope = "x"\n'
    _, problems = load_text(tmp_path, f"{TEXT}{long}")
    assert told(problems) == [("toml_unknown_key", "line 32")]


@pytest.mark.parametrize(("table", "record"), TABLES.items())
def test_every_key_has_words_in_both_languages(table, record):
    """A field without a row is refused by `keys_of`; here the reverse, and no blank words."""
    named = {key.name: key for key in keys_of(table, record)}
    rows = [row for row in read_table("programme_keys.csv") if row["table"] == table]
    assert sorted(row["key"] for row in rows) == sorted(named)
    assert all(key.meaning.zh_TW and key.meaning.en for key in named.values())


def test_an_example_is_written_as_its_kind_is(tmp_path):
    tables = {row["table"] for row in read_table("programme_keys.csv")}
    assert tables == TABLES.keys()
    init(tmp_path, programme_id="lamp")
    text = (tmp_path / FILE).read_text(encoding="utf-8")
    for line in ("# virgin = 9.85", '# lines = ["D07"]', "# baseline = true", '# gwp = "AR6"'):
        assert f"\n{line}  # " in text
