"""`bw-cfp demo`: everything there, and the same again; what was changed is taken up."""

from pathlib import Path

import pytest
from lamp_run import Lamp, clock

from bw_cfp_programme.assessment import ASSESSMENTS, REQUIREMENTS
from bw_cfp_programme.errors import FolderTaken
from bw_cfp_programme.exporters import BUILT_IN
from bw_cfp_programme.forms import write_filled
from bw_cfp_programme.programme.demo import demo
from bw_cfp_programme.programme.example import member_rows
from bw_cfp_programme.records import Programme


def test_it_ends_in_a_page_and_the_other_deliverables(lamp: Lamp):
    assert lamp.report.page == lamp.folder / "outputs" / "report.zh_TW.html"
    assert lamp.report.page in lamp.report.files
    assert all(path.stat().st_size > 0 for path in lamp.report.files)
    assert "9 W LED 球泡燈" in lamp.report.page.read_text(encoding="utf-8")


def test_it_tells_every_workbook_and_step(lamp: Lamp):
    told = list(dict.fromkeys(lamp.progress))
    assert [name for name in told if name.endswith(".xlsx")] == [
        "LEAD.xlsx", "S01.xlsx", "S02.xlsx", "S03.xlsx",
        "S04.xlsx", "S05.xlsx", "S06.xlsx", "S07.xlsx",
    ]  # fmt: skip
    topics, files = ((each.name for each in every) for every in (ASSESSMENTS, BUILT_IN))
    steps = ["calculate", *topics, REQUIREMENTS.name, *files]
    assert told[told.index("calculate") :] == steps


def test_again_it_is_the_same_and_a_changed_workbook_is_taken_up(
    own_lamp: Lamp, programme: Programme, source: Path, expected: dict[str, dict[str, float]]
):
    first = own_lamp.report.model.header.footprint
    again = demo(own_lamp.folder, language="zh_TW", clock=clock)
    assert again.model.header.footprint == first
    rows = member_rows(source / "members" / "S05.toml")
    for row in rows["result"]:
        row["value"] *= 2
    workbook = own_lamp.folder / "submissions" / "S05.xlsx"
    write_filled(workbook, rows, member=programme.member("S05"), programme=programme)
    changed = demo(own_lamp.folder, language="zh_TW", clock=clock)
    more = changed.model.header.footprint - first
    assert more == pytest.approx(expected["by_member"]["S05"], rel=1e-6)


def test_a_folder_with_another_programme_is_left_alone(source: Path, tmp_path: Path):
    text = (source / "programme.toml").read_text(encoding="utf-8")
    mine = tmp_path / "programme.toml"
    mine.write_text(text.replace('"lamp-2026"', '"fan-2026"'), encoding="utf-8")
    with pytest.raises(FolderTaken, match="fan-2026"):
        demo(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]
