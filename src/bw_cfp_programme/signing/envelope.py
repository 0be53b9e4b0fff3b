"""DSSE envelopes: a payload with its signature, as one JSON file.

Source: github.com/secure-systems-lab/dsse, `protocol.md` (version 1.0.0) and `envelope.md`. What
is signed is not the JSON but the pre-authentication encoding of type and payload.
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.problems import Place, problem

_STANDARD = str.maketrans("-_", "+/")


class _Signature(msgspec.Struct, frozen=True, kw_only=True):
    keyid: str = ""
    sig: str


class _Envelope(msgspec.Struct, frozen=True, rename="camel"):
    payload: str
    payload_type: str
    signatures: list[_Signature]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an envelope holds, before anything of it is believed.

    Attributes:
        keyid: whose signature it says it is: a hint that nobody vouches for.
    """

    payload_type: str
    payload: bytes
    signature: bytes
    keyid: str = ""

    @property
    def signed(self) -> bytes:
        """The bytes that the signature is of."""
        return pae(self.payload_type, self.payload)

    def to_bytes(self) -> bytes:
        """The file: compact JSON, standard base64, one newline; alike for the same content."""
        signature = _Signature(sig=_text(self.signature), keyid=self.keyid)
        envelope = _Envelope(_text(self.payload), self.payload_type, [signature])
        return msgspec.json.encode(envelope) + b"\n"


def pae(payload_type: str, payload: bytes) -> bytes:
    """DSSE's pre-authentication encoding.

    >>> pae("http://example.com/HelloWorld", b"hello world")
    b'DSSEv1 29 http://example.com/HelloWorld 11 hello world'
    """
    kind = payload_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def seal(payload_type: str, payload: bytes, keyid: str, sign: Callable[[bytes], bytes]) -> Envelope:
    """An envelope signed by `sign`, which is given the bytes to sign."""
    return Envelope(payload_type, payload, sign(pae(payload_type, payload)), keyid)


def open_envelope(data: bytes, place: Place) -> Envelope:
    """What a file of anybody's holds; either base64 is understood, as DSSE asks.

    Raises:
        SigningRefused: it is no envelope, or one with more or less than one signature.
    """
    try:
        found = msgspec.json.decode(data, type=_Envelope)
        payload = _bytes(found.payload)
        signatures = [_bytes(each.sig) for each in found.signatures]
    except (msgspec.MsgspecError, RecursionError, binascii.Error, ValueError):
        raise SigningRefused.of(problem("signature_not_envelope", place)) from None
    if len(signatures) != 1:
        told = problem("signature_not_one", place, count=len(signatures))
        raise SigningRefused.of(told)
    return Envelope(found.payload_type, payload, signatures[0], found.signatures[0].keyid)


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text.translate(_STANDARD), validate=True)
