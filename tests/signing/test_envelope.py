"""Envelopes: DSSE's published example, and files of strangers."""

import json

import pytest

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.problems import Place
from bw_cfp_programme.signing.envelope import open_envelope, pae, seal

AT = Place("x.dsse.json")
# github.com/secure-systems-lab/dsse, protocol.md: "Test Vectors". Its key is ECDSA's; what is
# signed and how it is written is the same for any key.
EXAMPLE = """\
{"payload": "aGVsbG8gd29ybGQ=",
 "payloadType": "http://example.com/HelloWorld",
 "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
"""  # noqa: E501 - as published
PAE = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def refusal(data):
    with pytest.raises(SigningRefused) as raised:
        open_envelope(data, AT)
    (told,) = raised.value.problems
    return told.code


def test_what_is_signed_is_as_dsse_publishes_it():
    assert pae("http://example.com/HelloWorld", b"hello world") == PAE
    found = open_envelope(EXAMPLE.encode(), AT)
    assert (found.payload, found.signed) == (b"hello world", PAE)
    assert len(found.signature) == 64


def test_lengths_count_bytes_not_characters():
    assert pae("application/碳", "足跡".encode()) == "DSSEv1 15 application/碳 6 足跡".encode()


def test_either_base64_is_understood():
    payload = bytes(range(256))
    written = seal("t", payload, "k", lambda _: b"\xfb\xff" * 32).to_bytes()
    standard = json.loads(written)
    assert "+" in standard["payload"]
    safe = json.dumps(standard).replace("+", "-").replace("/", "_").encode()
    assert open_envelope(safe, AT) == open_envelope(written, AT)


def envelope(**changed):
    given = {"payload": "aGk=", "payloadType": "t", "signatures": [{"sig": "aGk="}]} | changed
    return json.dumps(given).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "signature_not_envelope"),
        (b"\x00\xff\xfe", "signature_not_envelope"),
        (b"[]", "signature_not_envelope"),
        (b"null", "signature_not_envelope"),
        (b"{}", "signature_not_envelope"),
        (b"[" * 200_000, "signature_not_envelope"),
        (b'{"payload":' * 100_000, "signature_not_envelope"),
        (b"9" * 100_000, "signature_not_envelope"),
        (envelope(payload=7), "signature_not_envelope"),
        (envelope(payload="a"), "signature_not_envelope"),
        (envelope(payload="aGk"), "signature_not_envelope"),
        (envelope(payload="aG k="), "signature_not_envelope"),
        (envelope(payload="碳足跡"), "signature_not_envelope"),
        (envelope(payload="\ud800"), "signature_not_envelope"),
        (envelope(payloadType=None), "signature_not_envelope"),
        (envelope(signatures={}), "signature_not_envelope"),
        (envelope(signatures=[{"sig": "é"}]), "signature_not_envelope"),
        (envelope(signatures=[{"keyid": "k"}]), "signature_not_envelope"),
        (envelope(signatures=[]), "signature_not_one"),
        (envelope(signatures=[{"sig": "aGk="}] * 2), "signature_not_one"),
        (envelope(signatures=[{"sig": ""}] * 100_000), "signature_not_one"),
        (EXAMPLE.encode("utf-16"), "signature_not_envelope"),
    ],
)
def test_what_is_no_envelope_is_told(data, code):
    assert refusal(data) == code


def test_two_keys_of_one_name_in_json_hide_nothing():
    """The last one counts for JSON; the file is then not as it was written (`test_check`)."""
    twice = EXAMPLE.replace('{"payload"', '{"payload": "b3RoZXI=", "payload"', 1)
    assert open_envelope(twice.encode(), AT).payload == b"hello world"
