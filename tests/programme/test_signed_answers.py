"""A verifier's answer on its whole way: put into the folder, judged, and judged again."""

import json
import shutil
import sys
import zipfile

import mini
import pytest

from bw_cfp_programme.folder.answers import read_answers
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.names import FILE
from bw_cfp_programme.programme import sign as signing
from bw_cfp_programme.programme.assess import assess
from bw_cfp_programme.programme.calculate import calculate
from bw_cfp_programme.programme.package import package
from bw_cfp_programme.programme.status import status
from bw_cfp_programme.programme.verify import verify
from signed_files import ANSWER, RESULT, private
from signed_files import package as bag

TRUST = '\n[verifiers]\npublic_keys = ["keys/verifier.pub.pem"]\n'
THERE = "verification/verification-mini.answer.dsse.json"


@pytest.fixture
def answered(folder, tmp_path):
    """The small programme, calculated, and its verifier's answer beside a package of it."""
    (folder / FILE).write_text(mini.TOML + TRUST, encoding="utf-8")
    calculate(mini.write_all(folder), clock=mini.clock)
    (run,) = (folder / "runs").glob("*.json")
    record = json.loads(run.read_text(encoding="utf-8"))
    said = {name: record[name] for name in ("programme", "declared", "totals_kg_co2e")}
    result = RESULT | said | {"product": "LAMP", "calculated": record["stamp"]["calculated"]}
    path = bag(tmp_path, result, "verification-mini.zip", **{"run.json": record})
    (tmp_path / "verifier.pem").write_bytes(private(0).to_pem())
    (tmp_path / "answer.toml").write_text(ANSWER, encoding="utf-8")
    signed = signing.answer(path, tmp_path / "answer.toml", tmp_path / "verifier.pem")
    for name in ("keys", "verification"):
        (folder / name).mkdir()
    (folder / "keys" / "verifier.pub.pem").write_bytes(private(0).public.to_pem())
    shutil.copy(signed, folder / "verification")
    return folder


def judged(folder):
    """The statement's row: status, evidence and what is missing in English."""
    found = assess(folder, "requirements", clock=mini.clock)
    (row,) = (r for r in found.sections[0].records() if r["requirement_key"] == "T-3-6")
    missing, evidence = row["requirement_missing"].en, row["requirement_evidence"].en
    return row["requirement_status"], missing or evidence, {p.code for p in found.problems}


def test_an_answer_is_met_until_an_input_changes(answered):
    state, said, codes = judged(answered)
    assert (state, said.startswith("Reasonable assurance, Unmodified: verif")) == ("met", True)
    assert "verifier_finding" in codes
    mini.write(answered, "S1", energy=[mini.power("E1", 900.0)])
    state, said, _ = judged(answered)
    assert state == "not_met"
    assert f"was verified is {mini.TOTAL}" in said
    assert f"the present one {mini.TOTAL_WITH_900_KWH}" in said
    assert "S1.xlsx" in said


def inside(folder, audience):
    """The answers that a package of now carries; it holds, and can be signed and verified."""
    path = package(folder, audience=audience, clock=mini.clock)
    signing.sign(path, folder.parent / "verifier.pem")
    assert verify(path, public_keys=[folder / "keys" / "verifier.pub.pem"]).holds
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/verification/" in name]
        assert all(archive.read(name) == (folder / THERE).read_bytes() for name in names)
    return names


def test_the_next_package_carries_the_answer(answered):
    assert inside(answered, "verifier") == [f"data/programme/{THERE}"]
    assert inside(answered, "public") == []


def test_an_answer_is_not_for_those_who_may_not_see_every_line(answered):
    """It may speak of lines that a member shows to its verifier alone."""
    mini.write(answered, "S2", declared={"disclosure": "verifier"})
    assert inside(answered, "lead") == []
    assert inside(answered, "verifier") == [f"data/programme/{THERE}"]


def test_a_workbook_that_changes_no_number_was_not_verified_either(answered):
    mini.write(answered, "S2", declared={"contact": "Somebody else"})
    state, said, _ = judged(answered)
    assert (state, said) == ("not_met", "Inputs have changed since they were verified: S2.xlsx")


def test_what_a_person_writes_beside_is_told_and_moves_nothing(answered):
    text = (answered / FILE).read_text(encoding="utf-8")
    (answered / FILE).write_text(f"{text}\n[study]\ngoal = 'To know'\n", encoding="utf-8")
    state, said, _ = judged(answered)
    assert state == "met"
    assert said.endswith("programme.toml changed since too, not the result")


def test_a_changed_answer_is_seen_and_believed_no_more(answered):
    """The state knows answers and keys: nothing that was said before is shown."""
    assert judged(answered)[0] == "met"
    path = answered / THERE
    path.write_bytes(path.read_bytes().replace(b'"keyid":"', b'"keyid": "'))
    assert THERE in status(answered).stale[0].why
    state, _, codes = judged(answered)
    assert (state, "signature_rewritten" in codes) == ("not_met", True)
    path.unlink()
    assert judged(answered)[1].startswith("Enter the statement in [verification]")


def test_another_key_takes_the_trust_away(answered):
    assert judged(answered)[0] == "met"
    (answered / "keys" / "verifier.pub.pem").write_bytes(private(1).public.to_pem())
    state, said, codes = judged(answered)
    assert (state, "signature_unknown_key" in codes) == ("not_met", True)
    assert "No key that you trust signed this" in said


def refused(folder):
    found = read_answers(folder, open_programme(folder))
    return sorted(told.code for told in found.refused), len(found.believed)


def test_files_that_lead_out_of_the_folder_are_not_looked_at(answered, tmp_path):
    secret = tmp_path / "secret.pem"
    secret.write_bytes(private(0).public.to_pem())
    text = mini.TOML + TRUST.replace("keys/verifier.pub.pem", "../secret.pem")
    (answered / FILE).write_text(text, encoding="utf-8")
    assert refused(answered) == (["leads_out", "signature_unknown_key"], 0)
    (answered / "verification" / "link.dsse.json").symlink_to(secret)
    calculate(answered, clock=mini.clock)
    assert not list((answered / "runs" / "inputs").rglob("*secret*"))
    assert not list((answered / "runs" / "inputs").rglob("link*"))


def test_each_bad_file_is_told_and_stops_no_other(answered):
    for name, data in {
        "a": b"",
        "b": b"[" * 100_000,
        "c": b"{}",
        "d": b"x" * 8_000_001,
        "e": b"\xff\xfe",
    }.items():
        (answered / "verification" / f"{name}.dsse.json").write_bytes(data)
    (answered / "verification" / "f.dsse.json").mkdir()
    codes, believed = refused(answered)
    assert believed == 1
    assert codes == ["file_not_there", "file_too_large", *["signature_not_envelope"] * 4]


def test_an_answer_to_another_programme_is_foreign(answered):
    text = (answered / FILE).read_text(encoding="utf-8").replace('id = "mini"', 'id = "other"')
    (answered / FILE).write_text(text, encoding="utf-8")
    assert refused(answered) == (["answer_foreign"], 0)


def test_without_the_library_nothing_is_believed(answered, monkeypatch):
    for name in ("signing.keys", "signing.check"):
        monkeypatch.delitem(sys.modules, f"bw_cfp_programme.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "cryptography.exceptions", None)
    assert refused(answered) == (["answer_unchecked"], 0)
