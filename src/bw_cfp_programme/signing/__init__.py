"""Signatures: a statement about a package or by its verifier, signed by a key file.

    keys.py       Ed25519 key files; the one file that loads `cryptography`
    envelope.py   DSSE: a payload and its signature in one JSON file
    statement.py  in-toto: what is said, and of which files by their sha256
    said.py       what the statements say of packages and of verifications
    check.py      a signed file of a stranger -> its statement, or a Problem

All of it works offline, and on bytes alone. `docs/signing.md` has the formats, and how openssl
checks them without us.
"""
