"""Where real plants live: a Brightway project with biosphere3 and the US inventory."""

import pytest
import us_lci

from brightway_dirs import bw_dir  # noqa: F401 - a fixture
from bw_cfp_programme import brightway


@pytest.fixture
def project(bw_dir, shared):  # noqa: ARG001, F811 - a fixture that only has to be there
    """A project with biosphere3 and the US inventory, as a practitioner would have it."""
    name = "us plants"
    flows, processes = us_lci.flow_database(shared), us_lci.process_database(shared)
    with brightway.use_project(name, create=True):
        brightway.ensure_biosphere(migrations=False)
        brightway.write_databases({us_lci.FLOWS: flows, us_lci.DATABASE: processes})
    return name
