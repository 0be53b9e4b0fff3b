"""What `verify` says of a package that is as it should be, and of others."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import made
import pytest

from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.packages import opening
from bw_cfp_programme.packages.bag import MANIFEST, TAG_MANIFEST
from bw_cfp_programme.programme.verify import verify

MUTATIONS = Path(__file__).parents[2] / "benchmarks" / "package_mutations.py"


@pytest.fixture
def package(tmp_path):
    return made.package(tmp_path / "made.zip")


def failed(verified):
    return {each.name for each in verified.checks if not each.holds}


def named(verified):
    said = [found.line(language) for found in verified.problems for language in LANGUAGES]
    assert not any("{" in line for line in said)
    return {found.place.file for found in verified.problems}


def test_a_good_one_holds(package):
    found = verify(package)
    assert (found.holds, named(found)) == (True, set())
    assert found.totals["total"] == pytest.approx(made.TOTAL, rel=1e-12)


def test_numbers_of_another_calculation_do_not(tmp_path):
    found = verify(made.package(tmp_path / "made.zip", total=made.TOTAL * (1 + 1e-8)))
    assert failed(found) == {"elimination", "solver"}
    assert named(found) == {"data/tables/result.csv"}


def test_nor_does_a_file_that_says_another_number(tmp_path):
    found = verify(made.package(tmp_path / "made.zip", said=made.TOTAL * 1.01))
    assert (failed(found), named(found)) == ({"numbers"}, {"data/result.json"})


def test_nor_does_a_footprint_of_another_amount(tmp_path):
    """It is what is signed."""
    found = verify(made.package(tmp_path / "made.zip", amount=1000.0))
    assert (failed(found), named(found)) == ({"numbers"}, {"data/result.json"})
    (told,) = found.problems
    assert (told.values["said"], told.values["stated"]) == ("A 1000.0 ", "A 1.0 ")


def test_of_a_report_of_any_size_the_head_alone_is_read(package, monkeypatch):
    header = f'{{"header": {{"footprint": {made.TOTAL!r}, "name": "燈"}}, "lines": "'
    report = f'{header}{"x" * 3_000_000}"}}'.encode()
    parts = [*made.payload(), ("outputs/results.json", report)]
    package.write_bytes(made.bagged(parts, made.SUBJECT))
    monkeypatch.setattr(opening, "_MOST", 2_000_000)
    assert named(verify(package)) == set()


@pytest.mark.parametrize("seed", range(3))
def test_no_mutant_is_missed_and_each_is_named(package, seed):
    command = [sys.executable, str(MUTATIONS), str(package), "--count", "60", "--seed", str(seed)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_byte_counts(package):
    whole = package.read_bytes()
    step = len(whole) // 150
    for place in (*range(0, len(whole), step), *range(len(whole) - 90, len(whole), 7)):
        data = bytearray(whole)
        data[place] ^= 0x10
        package.write_bytes(data)
        assert not verify_zip_alone(package), place


def verify_zip_alone(path):
    """The first check; all others take longer and are asked after it."""
    from bw_cfp_programme.packages.checks import check  # noqa: PLC0415
    from bw_cfp_programme.packages.opening import opened  # noqa: PLC0415

    with opened(path) as found:
        return next(check(found)).holds


def repacked(package, **changed):
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | changed
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def test_packed_by_another_program_it_holds_with_a_warning(package):
    repacked(package)
    found = verify(package)
    assert found.holds
    assert [each.code for each in found.problems] == ["package_repacked"]


def test_packed_by_another_program_a_changed_file_is_named(package):
    repacked(package, **{"data/tables/demand.csv": b"database,code,amount,unit\nd,A,2,kg\n"})
    found = verify(package)
    assert not found.holds
    assert "data/tables/demand.csv" in named(found)


@pytest.mark.parametrize("name", [MANIFEST, TAG_MANIFEST, "bagit.txt", "bag-info.txt"])
def test_a_changed_list_is_named(package, name):
    with ZipFile(package) as archive:
        data = archive.read(name)
    repacked(package, **{name: data.replace(b"a", b"b", 1)})
    found = verify(package)
    assert not found.holds
    assert name in named(found) | {each.values.get("manifest") for each in found.problems}


def test_no_code_of_a_package_is_run(package, tmp_path):
    left = tmp_path / "was_run"
    repacked(package, **{"data/recompute.py": f"open({str(left)!r}, 'w')".encode()})
    found = verify(package)
    assert "own" in failed(found)
    assert not left.exists()


def test_the_way_of_a_product_into_the_footprint(package):
    found = verify(package, trace="kWh")
    assert sum(one.score for one in found.traced) == pytest.approx(made.TOTAL)
    (largest, _) = found.traced
    assert (largest.product, largest.amount, largest.per_unit) == ("", 30.0, 0.5)
    assert largest.amount / largest.output * largest.runs * largest.per_unit == largest.score
