"""What people state is printed as they wrote it, and nothing else is."""

from datetime import date

from bw_cfp_programme.assessment.statements import assess_statements
from bw_cfp_programme.labels import Text
from bw_cfp_programme.options import Options, StudyTexts, Verification
from bw_cfp_programme.problems import Place
from sample_report import programme, study

HERE = Place("programme.toml", cell="line 30")


def statements(**tables):
    about = programme(options=Options(**tables))
    (section,) = assess_statements(study(about=about)).sections
    return {topic.en: (statement, place) for topic, statement, place in section.rows}


def test_nobody_wrote_anything():
    assert statements() == {}


def test_texts_as_written_words_in_both_languages_dates_and_numbers():
    said = StudyTexts(place=HERE, goal="找出熱點", kind="goods", application_date=date(2026, 3, 31))
    verified = Verification(
        place=HERE, statement="No. 7", body="B", party="third", completed=date(2026, 6, 30),
        value=83.3,
    )  # fmt: skip
    found = statements(study=said, verification=verified)
    assert found["What the study is for"] == ("找出熱點", HERE)
    assert found["Goods or service"][0] == Text(zh_TW="商品", en="Goods")
    assert found["Day of the application"][0] == "2026-03-31"
    assert found["The verified footprint as printed, kg CO2e per declared unit"][0] == 83.3
    assert len(found) == 8
