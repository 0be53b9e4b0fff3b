"""Keys, packages and answers for tests of signatures."""

import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bw_cfp_programme.packages.bag import bagged
from bw_cfp_programme.signing.keys import PrivateKey

# RFC 8032, section 7.1, TEST 1 and TEST 2: secret key, public key, message, signature.
RFC_8032 = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
)
RESULT = {
    "programme": "lamp-2026",
    "product": "LAMP-9W",
    "variant": "",
    "audience": "verifier",
    "calculated": "2026-11-24T09:00:00+00:00",
    "declared": {"amount": 1.0, "unit": "unit"},
    "totals_kg_co2e": {"total": 1.0014},
}
RECORD = {
    "inputs": {"programme.toml": "11" * 32, "mappings/decisions.csv": "22" * 32},
    "shown_in_part": ["mappings/decisions.csv"],
    "editions": {"gwp/AR6.csv": "55" * 32},
    "members": {"S03": {"file": "S03.xlsx", "workbook": "33" * 32}},
}
ANSWER = """\
[verification]
statement = "V-2026-17"
body = "Example Verifiers 查驗公司"
party = "third"
level = "reasonable"
process = "Documents, then two days on site"
completed = 2026-06-30
expires = 2028-06-29
conclusion = "unmodified"

[[findings]]
finding = "The invoice of March is missing"
line = "M01"
file = "S03.xlsx"
sheet = "Materials"
cell = "F7"
"""


def private(number) -> PrivateKey:
    """The key of a test of RFC 8032."""
    return PrivateKey(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(RFC_8032[number][0])))


def package(folder: Path, result=RESULT, name="verification-lamp-2026.zip", **more) -> Path:
    """A bag with what a package says of its result; `more` are further files of `data`."""
    files = {"result.json": result, "run.json": RECORD, **more}
    parts = [(each, json.dumps(said).encode()) for each, said in files.items() if said is not None]
    path = folder / name
    path.write_bytes(bagged(parts, (), {}))
    return path
