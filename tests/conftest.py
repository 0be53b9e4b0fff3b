"""What all tests share: never the user's Brightway, and the material beside the project."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ["BRIGHTWAY2_DIR"] = tempfile.mkdtemp(prefix="cfp-tests-")
os.environ["BW_CFP_CACHE"] = tempfile.mkdtemp(prefix="cfp-tests-cache-")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of worked examples and real inventories beside the project; skips without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the material beside the project is not here")
    return folder
