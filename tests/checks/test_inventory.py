"""The site's own inventory against the lines that it is made of."""

import pytest
from sample_submission import add, change, line, programme, sample
from saying import said, where

from bw_cfp_programme.checks.amounts import inventory
