from brightway_dirs import pytest_configure  # noqa: F401 - Brightway's own warnings are forgiven
