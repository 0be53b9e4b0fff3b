"""`datapackage.json`: every table of a package with a schema, for Frictionless.

A CSV file that people wrote is none where its rows have not as many cells as its header.
"""

import csv
import io
import json
import re
from collections.abc import Sequence
from math import isfinite
from typing import Any

from bw_cfp_programme.packages.fields import Field, path_of, tables
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.zip_layout import Part
from bw_cfp_programme.tables import delimiter

NAME = "datapackage.json"
_REFERS = {"exchanges": (("database", "code"), "processes")}
Resource = dict[str, Any]


def data_package(subject: PackageSubject, resources: Sequence[Resource]) -> Part:
    """The file itself."""
    said = {
        "profile": "tabular-data-package",
        "name": named(subject.programme),
        "title": subject.title.said("both"),
        "resources": sorted(resources, key=lambda resource: str(resource["path"])),
    }
    return NAME, f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def resource(path: str, data: bytes) -> Resource | None:
    """What is said of a CSV file: of ours by `fields.csv`, of others by what is in them."""
    text = data.decode("utf-8-sig")
    parts = delimiter(text)
    own = {path_of(table): table for table in tables()}
    schema = _own_schema(own[path]) if path in own else _schema_of(text, parts)
    if schema is None:
        return None
    return {
        "name": named(path),
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **({} if parts == "," else {"dialect": {"delimiter": parts}}),
        "schema": schema,
    }


def _own_schema(table: str) -> dict[str, Any]:
    fields = tables()[table]
    schema: dict[str, Any] = {
        "fields": [_field(field) for field in fields],
        "primaryKey": [field.name for field in fields if field.key],
    }
    if table in _REFERS:
        names, other = _REFERS[table]
        reference = {"resource": named(path_of(other)), "fields": [*names]}
        schema["foreignKeys"] = [{"fields": [*names], "reference": reference}]
    return schema


def _field(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if field.given else {}
    if field.choices:
        limits["enum"] = [*field.choices]
    said = f"{field.words['zh_TW']} {field.words['en']}"
    return {
        "name": field.name,
        "type": field.type,
        "description": said,
        **({"constraints": limits} if limits else {}),
    }


def _schema_of(text: str, parts: str) -> dict[str, Any] | None:
    """Numbers where a column holds nothing else; None where the rows make no table."""
    header, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=parts)) or [[]]
    if not all(header) or len(set(header)) < len(header) or {len(r) for r in rows} - {len(header)}:
        return None
    kinds = _kinds(len(header), rows)
    return {"fields": [{"name": n, "type": k} for n, k in zip(header, kinds, strict=True)]}


def _kinds(width: int, rows: Sequence[list[str]]) -> list[str]:
    numeric, given = [True] * width, [False] * width
    for row in rows:
        for place, cell in enumerate(row):
            if cell:
                given[place] = True
                numeric[place] = numeric[place] and _is_number(cell)
    pairs = zip(numeric, given, strict=True)
    return ["number" if fits and any_there else "string" for fits, any_there in pairs]


def _is_number(cell: str) -> bool:
    try:
        return isfinite(float(cell)) and not set("_ ").intersection(cell)
    except ValueError:
        return False


def named(path: str) -> str:
    """A name as Frictionless allows it."""
    return re.sub(r"[^a-z0-9._/-]+", "-", path.removesuffix(".csv").lower()) or "-"
