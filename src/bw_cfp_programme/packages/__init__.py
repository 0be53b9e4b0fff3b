"""The verification package: one zip that a stranger can check without trusting us.

A bag (RFC 8493) whose payload is a RO-Crate with a Frictionless data package of its tables; how it
is written (`bag`, `crate`, `data_package`, `zip_layout`), and how it is checked (`checks`).
"""
