"""Calls that change the disk fail one at a time, below Python, and nothing may be lost by it."""
