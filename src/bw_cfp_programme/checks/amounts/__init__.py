"""Amounts against each other: within a workbook, between members, against what was said before."""
