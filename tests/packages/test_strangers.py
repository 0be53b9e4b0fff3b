"""Zips of strangers: refused in words, in bounded time and memory."""

import os
import resource
import stat
import time
import warnings
import zipfile
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import made
import pytest

from bw_cfp_programme.errors import NoPackage
from bw_cfp_programme.packages import recompute
from bw_cfp_programme.packages.bag import DECLARATION, DECLARED
from bw_cfp_programme.programme.verify import verify


@pytest.fixture
def path(tmp_path):
    return tmp_path / "stranger.zip"


@pytest.fixture(autouse=True)
def quickly():
    """Each within 2 s of CPU time; memory is looked at where it could grow."""
    started = time.process_time()
    yield
    assert time.process_time() - started < 2


def write(path, *files, method=ZIP_DEFLATED):
    with warnings.catch_warnings(), ZipFile(path, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)  # of names that are there twice
        archive.writestr(DECLARATION, DECLARED)
        for name, data in files:
            archive.writestr(name, data)
    return path


def codes(path):
    found = verify(path)
    assert not found.holds
    return {each.code for each in found.problems}


@pytest.mark.parametrize(
    "name",
    [
        "../out.txt",
        "/etc/passwd",
        "data/../../x",
        "C:\\x",
        "data\\x",
        "data/a:b",
        "data/\x1b[2J",
        ".",
    ],
)
def test_names_that_lead_elsewhere(path, name):
    found = verify(write(path, (name, b"x")))
    assert {each.code for each in found.problems} == {"package_name"}
    assert all(str(each.place).isprintable() for each in found.problems)


def test_two_files_of_one_name(path):
    assert codes(write(path, ("data/a", b"1"), ("data/a", b"2"))) == {"package_twice"}


def test_a_link(path):
    link = ZipInfo("data/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert codes(write(path, (link, b"/etc/passwd"))) == {"package_link"}


def test_encrypted(path):
    data = bytearray(write(path, ("data/a", b"1")).read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert codes(path) == {"package_encrypted"}


def test_compressed_in_another_way(path):
    assert codes(write(path, ("data/a", b"1"), method=ZIP_LZMA)) == {"package_method"}


def test_what_says_that_it_is_enormous(path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(DECLARATION, DECLARED)
        with archive.open("data/bomb", "w") as stream:
            for _ in range(60):
                stream.write(bytes(1 << 20))
    assert codes(path) == {"package_too_large"}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_what_is_larger_than_it_says(path):
    data = bytearray(write(path, ("data/bomb", bytes(5_000_000))).read_bytes())
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "package_damaged" in codes(path)


def test_a_directory_of_a_million_files(path):
    entry = b"PK\x01\x02" + bytes(42)
    body = b"PK\x03\x04" + bytes(26) + DECLARATION.encode() + entry * 200_000
    size = len(entry) * 200_000
    end = b"PK\x05\x06" + bytes(8) + size.to_bytes(4, "little") + (39).to_bytes(4, "little")
    path.write_bytes(body + end + bytes(2))
    assert codes(path) == {"package_too_large"}


@pytest.mark.parametrize("data", [b"", b"PK", b"text", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_package(path, data):
    path.write_bytes(data)
    with pytest.raises(NoPackage):
        verify(path)


def test_another_zip_is_no_package(path):
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(NoPackage):
        verify(path)
    with ZipFile(path, "w") as archive:
        archive.mkdir("folder") if hasattr(archive, "mkdir") else archive.writestr("folder/", "")
    with pytest.raises(NoPackage):
        verify(path)


def test_what_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    for name in ("", "fifo"):
        with pytest.raises(NoPackage):
            verify(tmp_path / name)
    with pytest.raises(OSError, match="gone"):
        verify(tmp_path / "gone.zip")


def test_cut_short_it_is_a_package_that_does_not_hold(path):
    whole = made.package(path).read_bytes()
    path.write_bytes(whole[:-200])
    found = verify(path)
    assert (found.holds, {each.place.file for each in found.problems}) == (False, {path.name})


@pytest.mark.parametrize("text", ["[" * 100_000, "{", '{"a": 1}', "null", "\udcff"])
def test_metadata_that_are_none(path, text):
    data = text.encode("utf-8", "surrogateescape")
    found = verify(
        write(path, ("data/ro-crate-metadata.json", data), ("data/datapackage.json", data))
    )
    assert "data/ro-crate-metadata.json" in {each.place.file for each in found.problems}
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("processes", "d,A,M,,,n,,kg,0"),
        ("processes", "d,A,M,,,n,,kg,nan"),
        ("exchanges", "d,A,1,technosphere,x,y,,1,kg" + "," * 13),
        ("exchanges", "d,Z,1,technosphere,d,A,,1,kg" + "," * 13),
        ("exchanges", "d,A,1,sold,d,A,,1,kg" + "," * 13),
        ("exchanges", "d,A,1,technosphere,d,A,,much,kg" + "," * 13),
        ("demand", "x,y,1,kg"),
        ("result", "total,1"),
    ],
)
def test_tables_that_are_no_system(path, table, row):
    made.package(path)
    with ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = f"data/tables/{table}.csv"
    header = files[name].decode("utf-8-sig").splitlines()[0]
    files[name] = f"{header}\n{row}\n".encode()
    with ZipFile(path, "w") as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    found = verify(path, trace="A")
    assert not found.holds
    unforeseen = [each for each in found.problems if each.place.file == path.name]
    assert [each.code for each in unforeseen] == ["package_repacked"]


def test_a_system_that_is_one_enormous_loop():
    many = [made.process(f"P{n}", 1.0) for n in range(400)]
    taken = [
        made.exchange(f"P{n}", m, f"d P{m}", 1e-4) for n in range(400) for m in range(400) if m != n
    ]
    tables = {**made.tables(), "processes": many, "exchanges": taken}
    system = recompute.equations(tables["processes"], tables["exchanges"], {}, 1)
    with pytest.raises(OverflowError):
        recompute.solved(*system, 1_000_000)
