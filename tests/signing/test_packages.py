"""Packages that are signed and answered, from key file to verdict, by the commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bw_cfp_programme.cli.main import main
from bw_cfp_programme.cli.passphrase import VARIABLE
from bw_cfp_programme.errors import NoPackage, SigningRefused, UnreadableText
from bw_cfp_programme.files import sha256
from bw_cfp_programme.packages.opening import opened
from bw_cfp_programme.problems import Place
from bw_cfp_programme.programme.package_facts import facts, manifests
from bw_cfp_programme.programme.sign import answer, sign
from bw_cfp_programme.programme.verify import verify
from bw_cfp_programme.signing.check import check_signed, signed_file
from bw_cfp_programme.signing.said import AnswerFacts
from bw_cfp_programme.signing.statement import ANSWER as KIND
from bw_cfp_programme.signing.statement import PACKAGE, payload_of, predicate_of
from signed_files import ANSWER, RESULT, package


def codes(call, *given):
    with pytest.raises(SigningRefused) as raised:
        call(*given)
    return [told.code for told in raised.value.problems]


def beside(path):
    return path.with_name(f"{path.name}.dsse.json")


def asked(path, *keys, signature=None):
    """Name of the check of the signature, whether it holds, and what it tells."""
    found = verify(path, signature=signature, public_keys=keys)
    signed = [each for each in found.checks if each.name.startswith("signature")]
    return [(each.name, each.holds, [told.code for told in each.problems]) for each in signed]


HOLDS = [("signature", True, ["signature_holds"])]


def run(*words, **environment):
    return CliRunner(env=environment).invoke(main, [str(word) for word in words])


def test_a_package_is_known_by_its_signer(tmp_path, key_file, public_file):
    path = package(tmp_path)
    assert sign(path, key_file) == beside(path)
    first = beside(path).read_bytes()
    assert asked(path, public_file) == HOLDS
    sign(path, key_file)
    assert beside(path).read_bytes() == first


def test_without_a_key_nobody_is_trusted(tmp_path, key_file, public_file):
    path = package(tmp_path)
    assert asked(path) == []
    assert asked(path, public_file) == [("signature", False, ["signature_missing"])]
    sign(path, key_file)
    assert asked(path) == [("signature_unproven", True, ["signature_unproven"])]


def test_another_key_is_told_as_unknown(tmp_path, key_file, public_file, other_key):
    path = package(tmp_path)
    sign(path, key_file)
    public_file.write_bytes(other_key.public.to_pem())
    assert asked(path, public_file) == [("signature", False, ["signature_unknown_key"])]


def test_a_signature_of_another_package_is_told_with_and_without_a_key(
    tmp_path, key_file, public_file
):
    sign(package(tmp_path), key_file)
    path = package(tmp_path, more="x")
    told = ["signature_other_package"]
    assert asked(path, public_file) == [("signature", False, told)]
    assert asked(path) == [("signature_unproven", False, told)]


def test_the_public_key_may_not_be_a_private_one(tmp_path, key_file):
    path = package(tmp_path)
    sign(path, key_file)
    assert asked(path, key_file) == [("signature", False, ["key_not_for_others"])]


def test_the_statement_says_what_the_package_comes_to(tmp_path, key_file, key):
    path = sign(package(tmp_path), key_file)
    signed = check_signed(path.read_bytes(), PACKAGE, [key.public], Place())
    assert json.loads(bytes(signed.statement.predicate)) == {
        "programme": "lamp-2026",
        "product": "LAMP-9W",
        "declared_amount": 1.0,
        "declared_unit": "unit",
        "total": 1.0014,
        "unit": "kg CO2e",
        "audience": "verifier",
        "calculated": "2026-11-24T09:00:00+00:00",
    }
    assert [each.name for each in signed.statement.subject] == [
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "verification-lamp-2026.zip",
    ]


def test_a_package_with_any_byte_changed_is_another(tmp_path, key_file, public_file):
    path = package(tmp_path)
    sign(path, key_file)
    whole = path.read_bytes()
    for place in range(0, len(whole), 37):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            ((_, holds, _),) = asked(path, public_file)
        except NoPackage:
            continue
        assert not holds


def test_a_renamed_package_is_the_same(tmp_path, key_file, public_file):
    path = package(tmp_path)
    signature = sign(path, key_file)
    other = path.rename(tmp_path / "from-supplier.zip")
    assert asked(other, public_file, signature=signature) == HOLDS


def test_a_signer_who_says_another_total_is_told(tmp_path, public_file, key):
    path = package(tmp_path)
    lie = package(tmp_path, RESULT | {"totals_kg_co2e": {"total": 0.5}}, name="lie.zip")
    with opened(path) as package_, opened(lie) as other:
        parts = {**manifests(package_), path.name: sha256(path)}
        payload = payload_of(parts, PACKAGE, facts(other))
    beside(path).write_bytes(signed_file(payload, key))
    told = [("signature", False, ["signature_says_other"])]
    assert asked(path, public_file) == told


@pytest.mark.parametrize(
    "result",
    [
        None,
        [],
        {},
        RESULT | {"declared": 7},
        RESULT | {"totals_kg_co2e": {"total": "x"}},
        RESULT | {"totals_kg_co2e": {"total": float("nan")}},
    ],
)
def test_a_package_that_says_no_result_is_not_signed(tmp_path, key_file, result):
    path = package(tmp_path, result)
    assert codes(sign, path, key_file)[0] in {"package_unreadable", "package_missing"}
    assert not beside(path).exists()


def test_a_damaged_package_is_not_signed(tmp_path, key_file):
    path = package(tmp_path)
    whole = path.read_bytes()
    for place in range(40, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((SigningRefused, NoPackage)):
            sign(path, key_file)
    assert not beside(path).exists()


def test_what_is_no_package_is_told(tmp_path, key_file):
    path = tmp_path / "x.zip"
    for data in (b"PK", b"x" * 1000, package(tmp_path).read_bytes()[:-30]):
        path.write_bytes(data)
        with pytest.raises((SigningRefused, NoPackage)):
            sign(path, key_file)


def test_an_answer_is_signed_with_what_it_is_about(tmp_path, key_file, key):
    typed = tmp_path / "answer.toml"
    typed.write_text(ANSWER, encoding="utf-8")
    of = package(tmp_path)
    path = answer(of, typed, key_file)
    assert path.name == "verification-lamp-2026.answer.dsse.json"
    signed = check_signed(path.read_bytes(), KIND, [key.public], Place(path.name))
    said = predicate_of(signed.statement, AnswerFacts, Place(path.name)).at(Place(path.name))
    assert said.package.total == 1.0014
    assert said.inputs == {
        "programme.toml": "11" * 32,
        "gwp/AR6.csv": "55" * 32,
        "S03.xlsx": "33" * 32,
    }
    assert (said.verification.level, said.verification.conclusion) == ("reasonable", "unmodified")
    assert [str(each.place) for each in said.findings] == ["S03.xlsx › Materials › F7"]
    assert (
        path.read_bytes()
        == answer(tmp_path / "verification-lamp-2026.zip", typed, key_file).read_bytes()
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('level = "reasonable"', "", [("toml_missing_key", "line 1")]),
        ('conclusion = "unmodified"', "", [("toml_missing_key", "line 1")]),
        ('"reasonable"', '"certain"', [("toml_not_choice", "line 5")]),
        ("2026-06-30", '"2026-06-30"', [("toml_not_date", "line 7")]),
        ("[[findings]]", "[[finding]]", [("toml_unknown_table", "line 11")]),
        ("[[findings]]", "[findings]", [("toml_not_table", "line 11")]),
        (
            "[verification]",
            "[verified]",
            [("toml_missing_table", ""), ("toml_unknown_table", "line 1")],
        ),
        (
            'finding = "The',
            'found = "The',
            [("toml_missing_key", "line 11"), ("toml_unknown_key", "line 12")],
        ),
        ("[verification]", "[[verification]]", [("toml_not_table", "line 1")]),
        ("[verification]", "verification", [("toml_syntax", "line 1")]),
    ],
)
def test_mistakes_of_an_answer_are_told_by_line(tmp_path, key_file, old, new, told):
    typed = tmp_path / "answer.toml"
    typed.write_text(ANSWER.replace(old, new), encoding="utf-8")
    path = package(tmp_path)
    with pytest.raises(UnreadableText) as raised:
        answer(path, typed, key_file)
    assert [(each.code, each.place.cell) for each in raised.value.problems] == told
    assert not list(tmp_path.glob("*.dsse.json"))


def test_the_commands_go_the_whole_way(tmp_path):
    path = package(tmp_path)
    (tmp_path / "answer.toml").write_text(ANSWER, encoding="utf-8")
    key = tmp_path / "verifier.pem"
    word, another = {VARIABLE: "word"}, {VARIABLE: "another"}
    made = run("new-key", key, "--encrypt", **word)
    assert [Path(line).name for line in made.output.split()] == ["verifier.pem", "verifier.pub.pem"]
    again = run("new-key", key)
    assert (again.exit_code, "exists" in again.output) == (2, True)
    nobody = run("sign", path, "--key", key)
    assert (nobody.exit_code, "--passphrase-file" in nobody.output) == (2, True)
    wrong = run("sign", path, "--key", key, "--lang", "zh_TW", **another)
    assert (wrong.exit_code, "通行碼無法開啟" in wrong.output) == (2, True)
    (tmp_path / "word").write_text("word\n")
    given = ("--key", key, "--passphrase-file", tmp_path / "word")
    assert run("sign", path, *given).exit_code == 0
    assert run("answer", path, "--answer", tmp_path / "answer.toml", *given).exit_code == 0
    checked = run("verify", path, "--public-key", tmp_path / "verifier.pub.pem")
    assert "+ Signed by a key that you trust, and unchanged since" in checked.output
    assert "which you trust" in checked.output
    unproven = run("verify", path, "--lang", "zh_TW")
    assert "由誰簽署尚未證明" in unproven.output


def test_a_signature_is_written_whole_or_not_at_all(tmp_path, key_file, monkeypatch):
    path = package(tmp_path)
    sign(path, key_file)
    before = beside(path).read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    package(tmp_path, more="x")
    with pytest.raises(OSError, match="No space"):
        sign(path, key_file)
    assert beside(path).read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {path.name, beside(path).name, "lead.pem"}
