"""What to install where a command needs more than `pip install .` brings."""

from bw_cfp_programme.labels import label

INSTALL = 'pip install "bw_cfp_programme[brightway25]"'


def needed(missing: ModuleNotFoundError, language: str) -> str:
    """One line that names the package that was not found, and how to get it.

    Raises:
        ModuleNotFoundError: it is one of our own, which no installation would bring.
    """
    package = (missing.name or "").partition(".")[0]
    if package == __name__.partition(".")[0]:
        raise missing
    said = label("message.brightway_missing", language).format(package=package)
    return f"{said}: {INSTALL}"
