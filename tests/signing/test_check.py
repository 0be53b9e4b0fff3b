"""Signed files: RFC 8032, every byte, other keys, other contents."""

import json

import pytest

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.labels import LANGUAGES
from bw_cfp_programme.problems import Place
from bw_cfp_programme.signing.check import check_signed, signed_file
from bw_cfp_programme.signing.envelope import open_envelope, seal
from bw_cfp_programme.signing.statement import ANSWER, PACKAGE, PAYLOAD_TYPE, payload_of
from signed_files import RFC_8032, private

AT = Place("x.dsse.json")
PAYLOAD = payload_of({"manifest-sha256.txt": "ab" * 32}, PACKAGE, {"programme": "lamp?~>"})


def refusal(data, *keys, kind=PACKAGE):
    with pytest.raises(SigningRefused) as raised:
        check_signed(data, kind, keys, AT)
    (told,) = raised.value.problems
    assert all(told.message(language) and told.remedy(language) for language in LANGUAGES)
    return told.code


@pytest.mark.parametrize("number", range(len(RFC_8032)))
def test_the_key_signs_as_rfc_8032_publishes_it(number):
    _, public, message, signature = map(bytes.fromhex, RFC_8032[number])
    key = private(number)
    assert key.public.key.public_bytes_raw() == public
    assert key.sign(message) == signature
    assert key.public.verifies(message, signature)
    assert not key.public.verifies(message + b"x", signature)


def test_what_a_trusted_key_signed_is_read(key, other_key):
    data = signed_file(PAYLOAD, key)
    found = check_signed(data, PACKAGE, [other_key.public, key.public], AT)
    assert found.keyid == key.public.id
    assert found.statement.digests == {"ab" * 32}
    assert signed_file(PAYLOAD, key) == data  # the same bytes


def test_a_file_with_any_byte_changed_is_refused(key):
    """Also outside of what is signed: key id, names, spaces, the last bits of base64."""
    data = signed_file(PAYLOAD, key)
    for place in range(len(data)):
        for other in {data[place] ^ 1, data[place] ^ 32, 0, 32, ord("-"), ord("A")} - {data[place]}:
            changed = data[:place] + bytes([other]) + data[place + 1 :]
            refusal(changed, key.public)


@pytest.mark.parametrize("change", [b" ", b"\n", b"{", b"\xef\xbb\xbf"])
def test_what_is_put_before_or_after_is_refused(key, change):
    data = signed_file(PAYLOAD, key)
    for changed in (change + data, data + change, data[:-1], data[1:], data + data):
        refusal(changed, key.public)


def test_another_key_is_told_as_unknown_and_never_as_trusted(key, other_key):
    data = signed_file(PAYLOAD, other_key)
    assert refusal(data, key.public) == "signature_unknown_key"
    assert refusal(data) == "signature_unknown_key"


def test_a_stranger_who_names_a_trusted_key_is_told_as_a_forger(key, other_key):
    forged = seal(PAYLOAD_TYPE, PAYLOAD, key.public.id, other_key.sign).to_bytes()
    assert refusal(forged, key.public) == "signature_wrong"


def test_a_signature_of_one_file_does_not_hold_for_another(key):
    other = payload_of({"manifest-sha256.txt": "cd" * 32}, PACKAGE, {})
    signature = open_envelope(signed_file(other, key), AT).signature
    moved = seal(PAYLOAD_TYPE, PAYLOAD, key.public.id, lambda _: signature).to_bytes()
    assert refusal(moved, key.public) == "signature_wrong"


def test_a_key_named_twice_or_in_other_words_is_not_as_it_was_written(key):
    data = json.loads(signed_file(PAYLOAD, key))
    assert refusal(json.dumps(data).encode(), key.public) == "signature_rewritten"
    del data["signatures"][0]["keyid"]
    short = json.dumps(data, separators=(",", ":")).encode() + b"\n"
    assert refusal(short, key.public) == "signature_rewritten"
    twice = signed_file(PAYLOAD, key).replace(b'{"payload"', b'{"payload":"aGk=","payload"', 1)
    assert refusal(twice, key.public) == "signature_rewritten"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"", "signature_not_statement"),
        (b"[" * 100_000, "signature_not_statement"),
        (b'{"_type":"https://in-toto.io/Statement/v1"}', "signature_not_statement"),
        (PAYLOAD.replace(b'"sha256"', b'"sha256":1,"x"'), "signature_not_statement"),
        (
            PAYLOAD.replace(b"Statement/v1", b"Statement/v0.1"),
            "signature_other_predicate",
        ),
        (payload_of({}, ANSWER, {}), "signature_other_predicate"),
        (payload_of({}, PACKAGE, {}), "signature_not_statement"),
        (payload_of({}, "https://slsa.dev/provenance/v1", {}), "signature_other_predicate"),
    ],
)
def test_a_trusted_key_may_sign_other_things(key, payload, code):
    assert refusal(signed_file(payload, key), key.public) == code


def test_another_type_of_payload_is_told_before_all_else(key):
    data = seal("application/json", PAYLOAD, key.public.id, key.sign).to_bytes()
    assert refusal(data, key.public) == "signature_other_type"
    assert refusal(data) == "signature_other_type"
