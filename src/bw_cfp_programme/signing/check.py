"""Whether a signed file of anybody's is what a trusted key signed: its statement, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.signing.envelope import Envelope, open_envelope, seal
from bw_cfp_programme.signing.keys import PrivateKey, PublicKey
from bw_cfp_programme.signing.statement import PAYLOAD_TYPE, InTotoStatement, read_statement


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement that a trusted key vouches for."""

    statement: InTotoStatement
    keyid: str


def signed_file(payload: bytes, key: PrivateKey) -> bytes:
    """The file of a statement under a signature; the same key and statement give the same bytes."""
    return seal(PAYLOAD_TYPE, payload, key.public.id, key.sign).to_bytes()


def check_signed(
    data: bytes, predicate_type: str, keys: Sequence[PublicKey], place: Place
) -> Signed:
    """The statement of a file, where one of the keys signed it and nobody touched it since.

    Nothing of the payload is read before its signature holds.

    Raises:
        SigningRefused: it is no such file, was signed by another key, or was changed.
    """
    envelope = open_envelope(data, place)
    if envelope.payload_type != PAYLOAD_TYPE:
        told = problem("signature_other_type", place, type=envelope.payload_type)
        raise SigningRefused.of(told)
    keyid = _signer(envelope, keys, place).id
    if replace(envelope, keyid=keyid).to_bytes() != data:
        raise SigningRefused.of(problem("signature_rewritten", place))
    return Signed(read_statement(envelope.payload, predicate_type, place), keyid)


def _signer(envelope: Envelope, keys: Sequence[PublicKey], place: Place) -> PublicKey:
    """The key that signed; what the file says of it only chooses the words where none did."""
    for key in keys:
        if key.verifies(envelope.signed, envelope.signature):
            return key
    is_known = envelope.keyid in {key.id for key in keys}
    code = "signature_wrong" if is_known else "signature_unknown_key"
    raise SigningRefused.of(problem(code, place, keyid=envelope.keyid or "?"))
