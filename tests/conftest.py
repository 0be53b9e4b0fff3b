"""What all tests share: never the user's Brightway, and the material beside the project."""

import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from plug_in_packages import forget
from temporary import temporary_folder

os.environ["BRIGHTWAY2_DIR"] = str(temporary_folder())
os.environ["BW_CFP_CACHE"] = str(temporary_folder())

# A busy machine is no defect. Mutants are many: a few cases each, always the same ones.
settings.register_profile("default", deadline=None)
settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("default")


def pytest_sessionstart() -> None:
    """A mutant runs in a fork of a process that has kept what the code said before its change."""
    if os.environ.get("MUTANT_UNDER_TEST"):
        forget()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of worked examples and real inventories beside the project; skips without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the material beside the project is not here")
    return folder
