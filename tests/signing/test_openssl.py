"""The commands of `docs/signing.md`, by openssl and standard tools alone."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bw_cfp_programme.programme.sign import sign
from signed_files import package

PAGE = Path(__file__).parents[2] / "docs" / "signing.md"
TOOLS = ("bash", "openssl", "unzip", "sed", "sha256sum")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"not on this computer: {MISSING}"),
    pytest.mark.usefixtures("public_file"),
]


def documented(mark):
    """The bash block that follows a mark on the page."""
    after = PAGE.read_text(encoding="utf-8").partition(mark)[2]
    return after.partition("```bash\n")[2].partition("```")[0]


def run(commands, folder):
    call = ["bash", "-c", commands]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
    if "-rawin" in done.stderr:
        pytest.skip(f"this openssl has no pkeyutl -rawin: {done.stderr}")
    return done.returncode, done.stdout.strip(), done.stderr.strip()


@pytest.fixture
def signed(tmp_path, key_file):
    path = package(tmp_path)
    sign(path, key_file)
    return path


def test_openssl_agrees(tmp_path, signed):
    assert signed.name in documented("runs these lines")
    assert run(documented("runs these lines"), tmp_path) == (
        0,
        "Signature Verified Successfully",
        "",
    )


@pytest.mark.usefixtures("signed")
def test_openssl_refuses_another_key(tmp_path, public_file, other_key):
    public_file.write_bytes(other_key.public.to_pem())
    _, said, _ = run(documented("runs these lines"), tmp_path)
    assert said == "Signature Verification Failure"


@pytest.mark.usefixtures("signed")
def test_openssl_refuses_another_statement(tmp_path):
    commands = documented("runs these lines").replace(
        "> statement.json", "| sed s/1.0014/1.0015/ > statement.json"
    )
    assert "1.0015" in commands
    assert run(commands, tmp_path)[1] == "Signature Verification Failure"


@pytest.mark.usefixtures("signed")
def test_another_package_is_told(tmp_path):
    package(tmp_path, more="x")
    _, said, _ = run(documented("runs these lines"), tmp_path)
    assert said.splitlines() == ["Signature Verified Successfully", "manifest-sha256.txt: FAILED",
                                 "tagmanifest-sha256.txt: FAILED"]  # fmt: skip


def test_the_id_of_a_key_is_what_openssl_says(tmp_path, key):
    _, said, _ = run(documented("from a page that you trust"), tmp_path)
    assert said.split()[0] == key.public.id
