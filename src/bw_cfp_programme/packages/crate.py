"""`ro-crate-metadata.json`: what each file of a package is, as RO-Crate 1.3 has it."""

import json
from collections.abc import Sequence
from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from bw_cfp_programme.labels import Text, text
from bw_cfp_programme.packages.bag import PAYLOAD
from bw_cfp_programme.packages.contents import about
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.zip_layout import Entry, Part

NAME = "ro-crate-metadata.json"
VERSION = "https://w3id.org/ro/crate/1.3"
_TERMS = "#terms-of-use"
Entity = dict[str, Any]


def crate(subject: PackageSubject, files: Sequence[Entry]) -> Part:
    """The file itself, of all others in the payload."""
    entities = sorted((_file(entry) for entry in files), key=lambda entity: str(entity["@id"]))
    graph = [_descriptor(), _root(subject, entities), _terms(subject.audience), *entities]
    said = {"@context": f"{VERSION}/context", "@graph": graph}
    return NAME, f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def id_of(name: str) -> str:
    """How a file of the bag is called in the crate."""
    return quote(name.removeprefix(PAYLOAD))


def _descriptor() -> Entity:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": VERSION},
    }


def _root(subject: PackageSubject, files: Sequence[Entity]) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": _both(subject.title),
        "description": _both(subject.description),
        "datePublished": subject.date,
        "license": {"@id": _TERMS},
        "hasPart": [{"@id": entity["@id"]} for entity in files],
    }


def _terms(audience: str) -> Entity:
    return {
        "@id": _TERMS,
        "@type": "CreativeWork",
        "name": _both(text("package.terms")),
        "description": _both(text(f"package_terms.{audience}")),
    }


def _file(entry: Entry) -> Entity:
    known = about(entry.name)
    kind = known.get("type") or guess_type(entry.name)[0] or "application/octet-stream"
    path = entry.name.removeprefix(PAYLOAD)
    said = Text(zh_TW=known["zh_TW"], en=known["en"]) if known else Text()
    return {
        "@id": id_of(entry.name),
        "@type": "File",
        "name": path,
        "description": _both(said) or path,
        "encodingFormat": kind,
        "contentSize": str(entry.size),
        "sha256": entry.sha256,
    }


def _both(said: Text) -> str:
    return said.said("both")
