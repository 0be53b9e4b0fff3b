"""Tables of `programme.toml` -> values by key, and a Problem for everything that is not one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bw_cfp_programme.checks.offsets import speaks_of_offsets
from bw_cfp_programme.folder.toml.keys import Key, accepts, choices, clean, keys
from bw_cfp_programme.folder.toml.lines import KeyPath
from bw_cfp_programme.folder.toml.text import TomlText
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.wording import nearest

Values = dict[str, Any]


@dataclass
class TableReader:
    """Reads the tables of one file; `problems` grows in reading order."""

    text: TomlText
    problems: list[Problem] = field(default_factory=list)

    def one(self, table: str) -> Values:
        """The values of `[table]`; blank and wrong ones are left out."""
        raw = self.text.data.get(table)
        if isinstance(raw, dict):
            return self._values(table, raw, (table,))
        self._report_no_table(table, f"[{table}]", raw)
        return {}

    def many(self, table: str) -> list[Values]:
        """The values of each `[[table]]`."""
        raw = self.text.data.get(table)
        if isinstance(raw, list) and all(isinstance(item, dict) for item in raw):
            return [self._values(table, item, (table, n)) for n, item in enumerate(raw)]
        self._report_no_table(table, f"[[{table}]]", raw)
        return []

    def _report(self, code: str, place: Place, **values: object) -> None:
        self.problems.append(problem(code, place, **values))

    def _report_no_table(self, table: str, written: str, raw: object) -> None:
        code = "toml_missing_table" if raw is None else "toml_not_table"
        self._report(code, self.text.at(table), table=written)

    def _report_unknown(self, table: str, name: str, known: Mapping[str, Key], at: Place) -> None:
        if speaks_of_offsets(name):
            self._report("toml_offset", at, key=name)
        else:
            near = nearest(name, known)
            self._report("toml_unknown_key", at, table=table, key=name, suggestion=near)

    def _values(self, table: str, raw: Mapping[str, Any], path: KeyPath) -> Values:
        known = {key.name: key for key in keys(table)}
        for name in raw:
            if name not in known:
                self._report_unknown(table, name, known, self.text.at(*path, name))
        found = {name: self._value(key, raw.get(name), path) for name, key in known.items()}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, key: Key, value: Any, path: KeyPath) -> Any:
        """The cleaned value; None when it is blank or refused."""
        place = self.text.at(*path, key.name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if key.required:
                self._report("toml_missing_key", place, table=key.table, key=key.name)
            return None
        if accepts(key.kind, value):
            return clean(key.kind, value)
        self.problems.append(_refused(key, value, place))
        return None


def _refused(key: Key, value: Any, place: Place) -> Problem:
    known = choices(key.kind)
    if not known:
        words = {"key": key.name, "value": value, "example": key.example}
        return problem(f"toml_not_{key.kind}", place, **words)
    listed = key.example if key.kind == "unit" else ", ".join(known)
    words = {"key": key.name, "value": value, "known": listed}
    return problem("toml_not_choice", place, **words, suggestion=nearest(str(value), known))
