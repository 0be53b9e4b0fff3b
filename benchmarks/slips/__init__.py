"""Slips seeded one at a time into good workbooks: how many does `check` tell at the right place?"""
