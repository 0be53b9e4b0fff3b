"""Tables of `programme.toml` -> values by key, and a Problem for everything that is not one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bw_cfp_programme.errors import UnreadableText
from bw_cfp_programme.limits import limit
from bw_cfp_programme.offsets import speaks_of_offsets
from bw_cfp_programme.options import MANY, ONE
from bw_cfp_programme.options.keys import Key, keys_of
from bw_cfp_programme.options.kinds import UNIT
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Member, Programme, StudiedProduct
from bw_cfp_programme.text_files import TomlText, first_of
from bw_cfp_programme.text_files.toml_lines import KeyPath
from bw_cfp_programme.units import doubts
from bw_cfp_programme.wording import nearest

SCHEMA = 1
REQUIRED: Mapping[str, type[Any]] = {
    "programme": Programme,
    "product": StudiedProduct,
    "members": Member,
}
"""Tables that every file has -> what holds their keys; there are several `[[members]]`."""
TABLES: Mapping[str, type[Any]] = {**REQUIRED, **ONE, **MANY}
ANSWER = ("verification", "findings")
"""Tables of a verifier's answer."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tables:
    """What stands in a file as it should; blank and wrong values are left out.

    `options` has the values of each `[table]`, and of the tables of each `[[table]]`.
    """

    programme: Values
    product: Values
    members: Sequence[Values]
    options: Mapping[str, Values | Sequence[Values]]


def read_tables(text: TomlText) -> tuple[Tables, list[Problem]]:
    """All tables, and all that is wrong with their names, keys and values.

    Raises:
        UnreadableText: more is wrong than anybody would read.
    """
    reader = _Reader(text)
    return reader.tables(), reader.problems


def read_answer(text: TomlText) -> tuple[Values, list[Values], list[Problem]]:
    """`[verification]` and the `[[findings]]` of a verifier's answer, and all that is wrong."""
    reader = _Reader(text)
    reader.names(ANSWER)
    verification = reader.one("verification")
    findings = reader.many("findings") if "findings" in text.data else []
    return verification, findings, reader.problems


@dataclass
class _Reader:
    text: TomlText
    problems: list[Problem] = field(default_factory=list)

    def tables(self) -> Tables:
        """All of them."""
        self.schema()
        self.names(TABLES)
        there = {name: name in MANY for name in (*ONE, *MANY) if name in self.text.data}
        return Tables(
            programme=self.one("programme"),
            product=self.one("product"),
            members=self.many("members"),
            options={n: self.many(n) if several else self.one(n) for n, several in there.items()},
        )

    def schema(self) -> None:
        """The version of the file's form."""
        schema = self.text.data.get("schema")
        if schema != SCHEMA:
            self._report("toml_schema", self.text.at("schema"), value=schema or "", known=SCHEMA)

    def names(self, known: Collection[str]) -> None:
        """Names of tables that are none."""
        for name in (name for name in self.text.data if name not in {"schema", *known}):
            place, near = self.text.at(name), nearest(name, known)
            if speaks_of_offsets(name):
                self._report("toml_offset", place, key=name)
            else:
                self._report("toml_unknown_table", place, table=name, suggestion=near)

    def one(self, table: str) -> Values:
        """The values of `[table]`."""
        raw = self.text.data.get(table)
        if isinstance(raw, dict):
            return self._values(_known(table), raw, (table,))
        self._report_no_table(table, f"[{table}]", raw)
        return {}

    def many(self, table: str) -> list[Values]:
        """The values of each `[[table]]`."""
        raw = self.text.data.get(table)
        if isinstance(raw, list) and all(isinstance(item, dict) for item in raw):
            known = _known(table)
            return [self._values(known, item, (table, n)) for n, item in enumerate(raw)]
        self._report_no_table(table, f"[[{table}]]", raw)
        return []

    def _report(self, code: str, place: Place, **values: object) -> None:
        self._tell(problem(code, place, **values))

    def _tell(self, found: Problem) -> None:
        self.problems.append(found)
        if len(self.problems) > limit("mistakes_of_a_text"):
            raise UnreadableText(first_of(self.problems, self.text.file))

    def _report_no_table(self, table: str, written: str, raw: object) -> None:
        code = "toml_missing_table" if raw is None else "toml_not_table"
        self._report(code, self.text.at(table), table=written)

    def _values(self, known: Mapping[str, Key], raw: Mapping[str, Any], path: KeyPath) -> Values:
        for name in (name for name in raw if name not in known):
            place, near = self.text.at(*path, name), nearest(name, known)
            if speaks_of_offsets(name):
                self._report("toml_offset", place, key=name)
            else:
                self._report("toml_unknown_key", place, table=path[0], key=name, suggestion=near)
        found = {name: self._value(key, raw.get(name), path) for name, key in known.items()}
        return {name: value for name, value in found.items() if value is not None}

    def _value(self, key: Key, value: Any, path: KeyPath) -> Any:
        """The cleaned value; None when it is blank or refused."""
        place = self.text.at(*path, key.name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if key.required:
                self._report("toml_missing_key", place, table=key.table, key=key.name)
            return None
        if key.kind.accepts(value):
            return key.kind.clean(value)
        self._tell(_refused(key, value, place))
        return None


def _known(table: str) -> Mapping[str, Key]:
    return {key.name: key for key in keys_of(table, TABLES[table])}


def _refused(key: Key, value: Any, place: Place) -> Problem:
    if key.kind is UNIT:
        words = {"key": key.name, "value": value, "known": key.example}
        return problem("toml_not_choice", place, **words, **doubts(str(value)))
    known = key.kind.choices()
    if not known:
        words = {"key": key.name, "value": value, "example": key.example}
        return problem(f"toml_not_{key.kind.name}", place, **words)
    words = {"key": key.name, "value": value, "known": ", ".join(known)}
    return problem("toml_not_choice", place, **words, suggestion=nearest(str(value), known))
