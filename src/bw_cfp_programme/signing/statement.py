"""in-toto statements: what is said, and of which files, known by their sha256.

Source: github.com/in-toto/attestation, `spec/v1/statement.md` and `spec/v1/envelope.md`. The two
kinds of predicate are our own; `docs/signing.md` describes them under the headings that their
types lead to.
"""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.problems import Place, problem

PAYLOAD_TYPE = "application/vnd.in-toto+json"
TYPE = "https://in-toto.io/Statement/v1"
_DOCS = "https://github.com/bw-cfp-programme/bw_cfp_programme/blob/main/docs/signing.md"
PACKAGE = f"{_DOCS}#package-v1"
ANSWER = f"{_DOCS}#answer-v1"

P = TypeVar("P")


class StatedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that a statement is about; it is known by its digest, its name is for people."""

    name: str = ""
    digest: dict[str, str]


class InTotoStatement(msgspec.Struct, frozen=True):
    """A statement; its predicate is read by `predicate_of`, by what its type says it is."""

    kind: str = msgspec.field(name="_type")
    subject: list[StatedFile]
    predicate_type: str = msgspec.field(name="predicateType")
    predicate: msgspec.Raw

    @property
    def digests(self) -> frozenset[str]:
        """The sha256 of all that it is about; other algorithms are ignored, as in-toto asks."""
        found = (each.digest.get("sha256", "") for each in self.subject)
        return frozenset(each for each in found if each)


def payload_of(digests: Mapping[str, str], predicate_type: str, predicate: object) -> bytes:
    """The bytes of a statement about files: name -> sha256."""
    statement = InTotoStatement(
        kind=TYPE,
        subject=[StatedFile(name=name, digest={"sha256": sha}) for name, sha in digests.items()],
        predicate_type=predicate_type,
        predicate=msgspec.Raw(msgspec.json.encode(predicate)),
    )
    return msgspec.json.encode(statement)


def read_statement(payload: bytes, predicate_type: str, place: Place) -> InTotoStatement:
    """The statement that a payload is.

    Raises:
        SigningRefused: it is none, or says another kind of thing.
    """
    try:
        found = msgspec.json.decode(payload, type=InTotoStatement)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise SigningRefused.of(problem("signature_not_statement", place)) from None
    if found.kind != TYPE or found.predicate_type != predicate_type:
        told = problem("signature_other_predicate", place, type=found.predicate_type)
        raise SigningRefused.of(told)
    if not found.subject:  # it says something of nothing
        raise SigningRefused.of(problem("signature_not_statement", place))
    return found


def predicate_of(statement: InTotoStatement, kind: type[P], place: Place) -> P:
    """What a statement says, as a record.

    Raises:
        SigningRefused: it lacks what the record needs.
    """
    try:
        return msgspec.json.decode(statement.predicate, type=kind)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        raise SigningRefused.of(problem("signature_not_statement", place)) from None
