"""What to install where a command needs more than `pip install .` brings."""

from bw_cfp_programme.labels import label

BRIGHTWAY = "brightway25"
EXTRAS = {"cryptography": "sign"}
"""Package -> the extra of `pyproject.toml` that brings it; all others come with Brightway."""


def needed(missing: ModuleNotFoundError, language: str) -> str:
    """One line that names the package that was not found, and how to get it.

    Raises:
        ModuleNotFoundError: it is one of our own, which no installation would bring.
    """
    package = (missing.name or "").partition(".")[0]
    if package == __name__.partition(".")[0]:
        raise missing
    words = "library_missing" if package in EXTRAS else "brightway_missing"
    said = label(f"message.{words}", language).format(package=package)
    extra = EXTRAS.get(package, BRIGHTWAY)
    return f'{said}: pip install "bw_cfp_programme[{extra}]"'
