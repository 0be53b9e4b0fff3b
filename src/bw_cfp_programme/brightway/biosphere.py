"""The elementary flows that Brightway ships, and what importers of others expect in a project."""

import warnings

from bw_cfp_programme.brightway.generation import bd, bi
from bw_cfp_programme.brightway.noise import quiet

BIOSPHERE = "biosphere3"
_FIRST_MIGRATION = "biosphere-2-3-categories"


def ensure_biosphere(*, migrations: bool = True) -> None:
    """Create `biosphere3` and the core migrations in the current project where they are missing.

    Both are bundled with bw2io, so this works offline; an existing `biosphere3` is never written.
    The migrations (7 to 10 s) are what Excel imports in Activity Browser ask for.
    """
    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # bw2io leaves the files it reads open
        if BIOSPHERE not in bd.databases:
            bi.create_default_biosphere3()
        if migrations and _FIRST_MIGRATION not in bi.migrations:
            bi.create_core_migrations()
