"""A factor table as a person wrote it: what is read, what is refused, what is doubted."""

import pytest

from bw_cfp_programme.errors import UnknownEdition
from bw_cfp_programme.factor_tables import load_factors, read_factor_table

HEADER = (
    "key,name_zh,name_en,value,unit,location,year,boundary,kind,uncertainty_low,uncertainty_high,"
    "source,licence,kg CO2,kg CH4,kg CH4 low,kg CH4 high,kg 生質甲烷"
)
GOOD = {
    "key": "glue", "name_en": "Glue", "value": "3.5", "unit": "kg", "location": "TW",
    "year": "2024", "boundary": "cradle to gate", "kind": "製造廠提供", "source": "Maker's sheet",
    "licence": "own", "uncertainty_low": "7%",
}  # fmt: skip
DIESEL = GOOD | {
    "key": "diesel", "name_en": "Diesel", "value": "", "unit": "公升", "uncertainty_low": "",
    "kg CO2": "2.606", "kg CH4": "0.000137", "kg CH4 low": "40%", "kg CH4 high": "144%",
}  # fmt: skip


def read(folder, *rows, header=HEADER, parted=","):
    columns = header.split(",")
    lines = [parted.join(columns), *(parted.join(row.get(c, "") for c in columns) for row in rows)]
    path = folder / "own.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return read_factor_table(path)


def told(problems):
    return [(p.code, p.place.file, p.place.cell) for p in problems]


def test_a_good_row_is_read_by_name_whatever_its_spelling(tmp_path):
    (row,), _, problems = read(tmp_path, GOOD)
    assert problems == ()
    assert (row.key, row.value, row.unit, row.kind) == ("glue", 3.5, "kilogram", "manufacturer")
    assert row.uncertainty == (0.07, 0.07)  # one bound counts for both
    assert row.about["year"] == "2024"


def test_gases_have_their_own_uncertainty(tmp_path):
    (row,), _, problems = read(tmp_path, DIESEL)
    assert problems == ()
    assert row.value is None
    assert [(g.gas, g.amount, g.uncertainty) for g in row.gases] == [
        ("CO2", 2.606, None),
        ("CH4", 0.000137, (0.4, 1.44)),
    ]


@pytest.mark.parametrize("parted", [";", "\t"])
def test_any_list_separator_of_excel(tmp_path, parted):
    rows, _, problems = read(tmp_path, GOOD, DIESEL, parted=parted)
    assert ([row.key for row in rows], problems) == (["glue", "diesel"], ())


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"key": ""}, "factors_blank"),
        ({"unit": ""}, "factors_blank"),
        ({"unit": "barrel"}, "factors_unit"),
        ({"value": "much"}, "factors_number"),
        ({"value": "inf"}, "factors_number"),
        ({"value": '"3,5"'}, "factors_number"),
        ({"value": '"0,500"'}, "factors_number"),
        ({"value": "1_000"}, "factors_number"),
        ({"value": "3½"}, "factors_number"),
        ({"value": "5²"}, "factors_number"),
        ({"uncertainty_low": '"0,125"'}, "factors_share"),
        ({"kg 生質甲烷": "0,500", "value": ""}, "row_beyond_header"),
        ({"unit": "MG"}, "factors_unit"),
        ({"unit": "mWh"}, "factors_unit"),
        ({"unit": "度"}, "factors_unit"),
        ({"value": ""}, "factors_value_or_gases"),
        ({"kg CO2": "2"}, "factors_value_or_gases"),
        ({"kind": "good"}, "factors_kind"),
        ({"uncertainty_high": "5"}, "factors_share"),  # 500 %, or 5 %?
        ({"uncertainty_high": "-5%"}, "factors_share"),
        ({"licence": ""}, "factors_unsaid"),
        ({"value": "0"}, "factors_zero"),
        ({"value": "614.64"}, "factors_implausible"),  # sesame oil in grams, CFP_P_02
        ({"name_zh": "精製二砂(25公斤)", "value": "28.9"}, "factors_package"),
    ],
)
def test_each_mistake_has_its_line(tmp_path, changed, code):
    _, _, problems = read(tmp_path, DIESEL, GOOD | changed)
    assert told(problems) == [(code, "own.csv", "line 3")]


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({"value": '"1,234"'}, "It could be: 1.234, 1234."),
        ({"value": '"3,5"'}, "It could be: 3.5."),
        ({"unit": "MG"}, "It could be: mg, t."),
        ({"unit": "mWh"}, "Did you mean “MWh”?"),
    ],
)
def test_what_could_be_meant_is_asked_back(tmp_path, changed, asked):
    _, _, problems = read(tmp_path, GOOD | changed)
    assert problems[0].remedy("en").startswith(asked)


def test_a_megagram_is_a_ton(tmp_path):
    (row,), _, problems = read(tmp_path, GOOD | {"unit": "Mg", "value": "1200"})
    assert (row.unit, problems) == ("ton", ())


def test_the_ministrys_traps_are_doubted_and_kept(tmp_path):
    """Values of CFP_P_02 that are grams, placeholders and bags; nothing is corrected."""
    rows, _, problems = read(
        tmp_path,
        GOOD | {"key": "rail", "name_en": "Rail car", "unit": "pkm", "value": "70"},
        GOOD | {"key": "soy", "name_en": "Soy sauce", "value": "849.88"},
        GOOD | {"key": "fair", "name_en": "Exhibition", "unit": "pcs", "value": "0"},
    )
    assert [p.code for p in problems] == ["factors_implausible"] * 2 + ["factors_zero"]
    assert [row.value for row in rows] == [70.0, 849.88, 0.0]


def test_a_key_stands_once(tmp_path):
    rows, _, problems = read(tmp_path, GOOD, GOOD | {"value": "4"})
    assert told(problems) == [("factors_key_twice", "own.csv", "line 3")]
    assert [row.value for row in rows] == [3.5]


def test_columns_are_told(tmp_path):
    _, _, problems = read(tmp_path, GOOD, header=HEADER.replace("unit,", "") + ",kg CO3,colour")
    assert [p.code for p in problems] == ["csv_columns", *["factors_column_unknown"] * 2]


def test_another_encoding_is_told(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes("key,name_zh\nglue,膠\n".encode("big5"))
    assert told(read_factor_table(path)[2]) == [("text_not_utf8", "own.csv", "line 2")]


def test_loading_refuses_what_has_errors(tmp_path):
    read(tmp_path, GOOD | {"unit": "barrel"})
    with pytest.raises(UnknownEdition, match=r"line 2.*barrel"):
        load_factors(tmp_path / "own.csv")
