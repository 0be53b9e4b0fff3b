"""Archived workbooks are not believed: what was altered, replaced or removed is told and stops."""

import hashlib
from pathlib import Path

import mini
import pytest

from bw_cfp_programme.errors import NotUpToDate
from bw_cfp_programme.folder.submissions import Archive
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.check import check
from bw_cfp_programme.programme.export import export
from bw_cfp_programme.programme.importing import import_workbooks
from bw_cfp_programme.programme.package import package
from bw_cfp_programme.programme.status import status

LOG = "submissions/archive/log.csv"


@pytest.fixture
def imported(folder):
    import_workbooks(mini.write_all(folder), clock=mini.clock)
    return folder


def copy_of(folder: Path, member: str) -> Path:
    return Archive(folder).current()[member].path


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00" * 100)


def one_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_an_altered_copy_is_named_with_its_member_until_import_puts_it_back(imported):
    calculate(imported, clock=mini.clock)
    for damage in (garbage, one_byte, empty, Path.unlink):
        copy = copy_of(imported, "S1")
        before = copy.read_bytes()
        damage(copy)
        altered = copy.read_bytes() if copy.exists() else None
        for verb in (calculate, export, package):
            with pytest.raises(NotUpToDate, match=f"S1/{copy.name}.* of S1 is .*bw-cfp import"):
                verb(imported, clock=mini.clock)
        done = import_workbooks(imported, clock=mini.clock)
        assert [p.values["member"] for p in done.problems if p.code == "archive_restored"] == ["S1"]
        assert copy.read_bytes() == before
        if altered is not None:  # it may be all that somebody has
            aside = copy.with_name(f"{hashlib.sha256(altered).hexdigest()[:12]}.xlsx")
            assert aside.read_bytes() == altered
        assert calculate(imported, clock=mini.clock).totals["total"] == pytest.approx(mini.TOTAL)


def test_what_nobody_has_any_more_goes_on_to_be_told(imported):
    first = copy_of(imported, "S1")
    mini.write(imported, "S1", energy=[mini.power("E1", 900.0)])
    import_workbooks(imported, clock=mini.clock)
    one_byte(first)  # no longer in force
    told = [p.code for p in import_workbooks(imported, clock=mini.clock).problems]
    assert told.count("archived_differs") == 1
    assert "archived_differs" in [p.code for p in status(imported).problems]
    assert "archived_differs" in [p.code for p in check([imported]).problems]
    with pytest.raises(NotUpToDate, match=r"delete line 3 of submissions/archive/log.csv"):
        calculate(imported, clock=mini.clock)
    lines = (imported / LOG).read_text().splitlines(keepends=True)
    (imported / LOG).write_text("".join(lines[:2] + lines[3:]))
    assert calculate(imported, clock=mini.clock).totals["total"] == pytest.approx(
        mini.TOTAL_WITH_900_KWH
    )


def test_a_folder_in_the_place_of_a_copy_is_told(imported):
    folder_there(copy_of(imported, "S2"))
    with pytest.raises(NotUpToDate, match="S2"):
        calculate(imported, clock=mini.clock)


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda log: log[:-20], 4),  # cut off
        (lambda log: log.removesuffix(b"\n"), 4),
        (lambda log: log.replace(b"S1", b"S\x00"), 3),
        (lambda log: log.replace(b"S2.xlsx", "中文.xlsx".encode("big5")), 4),
        (lambda log: log.replace(b"imported,member", b"member,imported"), 1),
        (lambda log: log.replace(b",S1,", b";S1;"), 3),
        (lambda log: log.replace(b",S1,", b",../S1,"), 3),
        (lambda log: log.replace(b"S1.xlsx", b'"S1.xlsx'), 3),
        (lambda log: log + log.splitlines(keepends=True)[1], 5),
        (lambda log: log + log, 5),
        (lambda log: log + b"x" * 300_000 + b"\n", 5),
        (lambda _log: b"", 1),
        (lambda _log: b"\x89PNG\r\n\x1a\n\x00\x00", 1),
    ],
)  # fmt: skip
def test_a_spoiled_line_of_the_log_is_told_by_its_number_and_nothing_is_lost(imported, spoil, line):
    log = imported / LOG
    spoilt = spoil(log.read_bytes())
    log.write_bytes(spoilt)
    found = Archive(imported).problems()
    assert found[0].place.cell == f"line {line}"
    assert import_workbooks(imported, clock=mini.clock).imported == ()
    with pytest.raises(NotUpToDate, match=f"line {line}"):
        calculate(imported, clock=mini.clock)
    assert log.read_bytes() == spoilt


def test_a_log_that_is_gone_is_told_and_written_anew(imported):
    (imported / LOG).unlink()
    assert [p.code for p in status(imported).problems] == ["archive_log_gone"]
    done = import_workbooks(imported, clock=mini.clock)
    assert "archive_log_gone" in [p.code for p in done.problems]
    assert Archive(imported).problems() == []
    assert Archive(imported).current().keys() == {"LEAD", "S1", "S2"}
