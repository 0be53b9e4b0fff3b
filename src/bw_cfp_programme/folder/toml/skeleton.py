"""The text of a new `programme.toml`: every key with an example and what it means."""

import sys
from collections.abc import Mapping
from typing import Any

from bw_cfp_programme.folder.toml.tables import SCHEMA, TABLES
from bw_cfp_programme.options import MANY, ONE
from bw_cfp_programme.options.keys import keys_of
from bw_cfp_programme.options.kinds import ValueKind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_OPTIONAL = """\
# 以下表格皆為選填：由人說明研究內容；移除列首的 # 即可填寫，未填寫者不作任何假設。
# All tables below are optional: what only a person can say of a study. Remove the # of what you
# state; nothing is assumed for what is not."""
_SUPPLIER = {"code": "S01", "tier": "1", "supplies": "LEAD"}


def skeleton(programme_id: str, year: int) -> str:
    """A file that loads as it stands: a lead, one supplier, a calendar year, no optional table."""
    given = {
        "id": programme_id,
        "project": f"cfp-{programme_id}",
        "period_start": f"{year}-01-01",
        "period_end": f"{year}-12-31",
    }
    parts = (
        f"schema = {SCHEMA}",
        _table("[programme]", "programme", given),
        _table("[product]", "product", {}),
        _table("[[members]]", "members", {}),
        _table("[[members]]", "members", _SUPPLIER, explain=False),
        _OPTIONAL,
        *(_commented(f"[{table}]", table) for table in ONE),
        *(_commented(f"[[{table}]]", table) for table in MANY),
    )
    return "\n\n".join(parts) + "\n"


def _table(header: str, table: str, given: Mapping[str, str], *, explain: bool = True) -> str:
    lines = [header]
    for key in keys_of(table, TABLES[table]):
        comment = f"  # {key.meaning.zh_TW} / {key.meaning.en}" if explain else ""
        lines.append(f"{key.name} = {_toml(key.kind, given.get(key.name, key.example))}{comment}")
    return "\n".join(lines)


def _commented(header: str, table: str) -> str:
    return "\n".join(f"# {line}" for line in _table(header, table, {}).splitlines())


def _toml(kind: ValueKind, example: str) -> str:
    """An example as TOML writes a value of its kind: bare, in quotes, or as a list."""
    listed = f'["{example}"]' if example else "[]"
    forms = (example, f'"{example}"', listed)
    return next(form for form in forms if kind.accepts(_parsed(form)))


def _parsed(form: str) -> Any:
    try:
        return tomllib.loads(f"value = {form}")["value"]
    except tomllib.TOMLDecodeError:
        return None
