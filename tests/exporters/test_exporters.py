import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bw_cfp_programme.errors import UnknownDeliverable
from bw_cfp_programme.exporters import BUILT_IN, export, exporters
from bw_cfp_programme.exporters.xlsx import write_book
from plug_in_packages import lay_out, on_the_path
from sample_report import lamp, programme, report_of


@pytest.fixture
def report():
    return report_of(lamp(), programme())


def test_all_deliverables_by_default(report, tmp_path):
    paths = export(report, tmp_path / "outputs")
    assert sorted(str(path.relative_to(tmp_path / "outputs").as_posix()) for path in paths) == [
        "register.xlsx",
        "registers/LEAD.xlsx",
        "registers/S03.xlsx",
        "registers/S04.xlsx",
        "report.en.html",
        "report.xlsx",
        "report.zh_TW.html",
        "results.csv",
        "results.json",
    ]
    assert all(path.is_file() for path in paths)


def test_they_cannot_disagree(report, tmp_path):
    export(report, tmp_path, languages=["en"])
    document = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    total = next(
        row["score"]
        for row in document["chapters"][0]["sections"][0]["rows"]
        if row["indicator"] == "total"
    )
    csv_lines = (tmp_path / "results.csv").read_text(encoding="utf-8-sig").splitlines()
    assert sum(float(row.split(",")[-2]) for row in csv_lines if ",total," in row) == (
        pytest.approx(total, rel=1e-12)
    )
    summary = load_workbook(tmp_path / "register.xlsx", data_only=True)["Summary"]
    rows = {row[0]: row for row in summary.iter_rows(values_only=True)}
    assert rows["Total"][2] == pytest.approx(total, rel=1e-12)
    page = (tmp_path / "report.en.html").read_text(encoding="utf-8")
    assert re.search(r"<strong>([\d.]+)</strong>", page).group(1) == f"{total:.3f}"


def test_only_those_that_are_named(report, tmp_path):
    assert [path.name for path in export(report, tmp_path, names=["csv"])] == ["results.csv"]


def test_an_unknown_name_writes_nothing(report, tmp_path):
    with pytest.raises(UnknownDeliverable, match="no deliverable docx"):
        export(report, tmp_path / "outputs", names=["csv", "docx"])
    assert not (tmp_path / "outputs").exists()


LABEL = """\
from bw_cfp_programme.exporters import Exporter


def write(report, folder, languages):
    path = folder / "label.txt"
    path.write_text(f"{report.header.footprint:.4f} {','.join(languages)}")
    return [path]


LABEL = Exporter(name="label", files="label.txt", write=write)
"""


def test_other_packages_offer_their_own(report, tmp_path):
    points = "[bw_cfp_programme.exporters]\nlabel = acme_cfp:LABEL\n"
    with on_the_path() as install:
        install(lay_out(tmp_path / "site", points, {"__init__.py": LABEL}))
        assert [each.name for each in exporters()] == [*(e.name for e in BUILT_IN), "label"]
        (path,) = export(report, tmp_path, languages=["en"], names=["label"])
    assert path.read_text() == "1.0014 en"


def test_one_that_cannot_be_written_leaves_all_as_they_were(report, tmp_path):
    names = [path.name for path in export(report, tmp_path, names=["register", "csv", "json"])]
    before = {name: (tmp_path / name).read_bytes() for name in names}
    (tmp_path / "report.xlsx").mkdir()
    with pytest.raises(OSError, match=r"'.*report\.xlsx'$"):
        export(report, tmp_path)
    for name in names:
        assert (tmp_path / name).read_bytes() == before[name]
    assert not list(tmp_path.glob(".*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_an_os_error_also_where_xlsxwriter_meets_it(tmp_path):
    (tmp_path / "book.xlsx").symlink_to("/dev/full")
    with (
        pytest.raises(OSError, match="No space left"),
        write_book(tmp_path / "book.xlsx", "") as book,
    ):
        book.sheet("S").write(["x" * 30_000], ["text"])
