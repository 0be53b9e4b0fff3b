"""Checks: observers over whole workbooks. They change nothing and never load Brightway."""

from bw_cfp_programme.checks.context import Context, Offer, products_of
from bw_cfp_programme.checks.run import (
    ACROSS,
    CHECKS,
    Check,
    check_across,
    check_all,
    check_reading,
    check_submission,
)

__all__ = [
    "ACROSS",
    "CHECKS",
    "Check",
    "Context",
    "Offer",
    "check_across",
    "check_all",
    "check_reading",
    "check_submission",
    "products_of",
]
