"""The lamp's package, checked as a stranger would: with `sha256sum`, Python alone, and unzip."""

import csv
import io
import json
import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest
from lamp_run import clock

from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.packages.bag import MANIFEST, TAG_MANIFEST
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.package import package
from bw_cfp_programme.records import AUDIENCES

RESULT_ONLY = "S05"


@pytest.fixture(params=AUDIENCES)
def audience(request):
    return request.param


@pytest.fixture
def unzipped(in_brightway, audience, tmp_path):
    with ZipFile(package(in_brightway.folder, audience=audience, clock=clock)) as zipped:
        zipped.extractall(tmp_path)
    return tmp_path


def rows(folder, name):
    text = (folder / f"data/tables/{name}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_recomputed_with_python_alone_wherever_one_stands(in_brightway, unzipped):
    command = [sys.executable, "-I", "-S", str(unzipped / "data/recompute.py")]
    ran = subprocess.run(command, cwd="/", capture_output=True, text=True, check=True)
    said = dict(line.split(": ") for line in ran.stdout.splitlines())
    found, sign, stated, *_ = said["total"].split()
    expected = calculate(in_brightway.folder, clock=clock).totals["total"]
    assert (sign, float(stated)) == ("=", expected)
    assert float(found) == pytest.approx(expected, rel=1e-9)
    assert repr(float(found)) == found


def test_another_number_is_noticed(unzipped):
    path = unzipped / "data/tables/result.csv"
    said = path.read_text(encoding="utf-8-sig").splitlines()
    said[-1] = f"total,{float(said[-1].split(',')[1]) * (1 + 1e-8)!r}"
    path.write_text("\n".join(said), encoding="utf-8-sig")
    ran = subprocess.run([sys.executable, str(unzipped / "data/recompute.py")], check=False)
    assert ran.returncode == 1


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum")
def test_sha256sum_finds_every_file_right(unzipped):
    for name in (MANIFEST, TAG_MANIFEST):
        subprocess.run(["sha256sum", "--quiet", "-c", name], cwd=unzipped, check=True)
    listed = [
        line.split(maxsplit=1)[1]
        for name in (MANIFEST, TAG_MANIFEST)
        for line in (unzipped / name).read_text(encoding="utf-8").splitlines()
    ]
    there = {p.relative_to(unzipped).as_posix() for p in unzipped.rglob("*") if p.is_file()}
    assert sorted(listed) == sorted(there - {TAG_MANIFEST})


def test_workbooks_are_those_that_were_received_and_may_be_seen(in_brightway, unzipped, audience):
    inside = {p.stem: p.read_bytes() for p in (unzipped / "data/programme").rglob("*.xlsx")}
    received = Archive(in_brightway.folder).current()
    seen = set() if audience == "public" else set(received) - {RESULT_ONLY}
    assert inside == {member: received[member].path.read_bytes() for member in seen}


def test_who_gives_its_result_only_is_a_row_of_unit_scores(unzipped, audience):
    assert not any(RESULT_ONLY in row["database"] for row in rows(unzipped, "exchanges"))
    kinds = {row["kind"] for row in rows(unzipped, "factors") if RESULT_ONLY in row["database"]}
    assert kinds == (set() if audience == "public" else {"member"})


def test_the_public_sees_stages_alone(in_brightway, tmp_path):
    with ZipFile(package(in_brightway.folder, audience="public", clock=clock)) as zipped:
        zipped.extractall(tmp_path)
    assert {row["kind"] for row in rows(tmp_path, "factors")} == {"stage"}
    assert rows(tmp_path, "members") == []
    said = json.loads((tmp_path / "data/result.json").read_text(encoding="utf-8"))
    assert len(said["stages_kg_co2e"]) == len(rows(tmp_path, "factors"))


def test_a_background_is_told_by_identity_and_unit_scores(in_brightway, tmp_path):
    with ZipFile(package(in_brightway.folder, clock=clock)) as zipped:
        zipped.extractall(tmp_path)
    used = {(e["input_database"], e["input_code"]) for e in rows(tmp_path, "exchanges")}
    assert {(f["database"], f["code"]) for f in rows(tmp_path, "factors")} <= used


def test_same_content_gives_the_same_bytes(in_brightway):
    path = package(in_brightway.folder, audience="public", clock=clock)
    before = path.read_bytes()
    path.unlink()
    assert package(in_brightway.folder, audience="public", clock=clock).read_bytes() == before
