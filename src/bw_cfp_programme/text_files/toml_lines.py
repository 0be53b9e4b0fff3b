"""Where the tables and keys of a TOML text stand: by line, which `tomllib` does not tell.

The text is known to be TOML, so this reader only needs to see where a value ends.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

KeyPath = tuple[str | int, ...]

_BETWEEN = re.compile(r"(?:\s|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
IN_LONG_TEXT = r'[^"\\]*(?:(?:\\.|"{1,2}(?!"))[^"\\]*)*'
"""Between three quotation marks; a step for each mark or escape, not for each letter."""
_STRINGS = (
    rf'"""{IN_LONG_TEXT}"{{3,5}}',  # up to two quotation marks may stand before the closing three
    r"'''.*?'{3,5}",
    r'"[^"\\]*(?:\\.[^"\\]*)*"',
    r"'[^']*'",
)
_STRING = re.compile("|".join(_STRINGS), re.DOTALL)
_BARE = re.compile(r"[^,\]}#\n]*")
_KEY = re.compile(rf"{_STRINGS[2]}|{_STRINGS[3]}|[\w-]+")


def locate(text: str) -> dict[KeyPath, int]:
    """Line of every table and key, also of those within others; tables of an array are numbered.

    >>> locate('schema = 1' + chr(10) + '[[members]]' + chr(10) + 'code = "S01"')
    {('schema',): 1, ('members',): 2, ('members', 0): 2, ('members', 0, 'code'): 3}
    """
    reader = _Reader(text)
    table: KeyPath = ()
    while not reader.is_at_end():
        if reader.sees("["):
            table = reader.header()
        else:
            reader.pair(table)
    return reader.lines


@dataclass
class _Reader:
    """Goes through a text once; `at` is the next character, on `line`."""

    text: str
    at: int = 0
    line: int = 1
    lines: dict[KeyPath, int] = field(default_factory=dict)
    sizes: dict[KeyPath, int] = field(default_factory=dict)

    def is_at_end(self) -> bool:
        """Whether only space and comments are left; goes past what lies between statements."""
        self._over(_BETWEEN)
        return self.at == len(self.text)

    def sees(self, sign: str) -> bool:
        """Whether the next character is this one."""
        return self.text.startswith(sign, self.at)

    def header(self) -> KeyPath:
        """Read `[table]` or `[[table]]`; its path."""
        brackets = 2 if self.sees("[[") else 1
        self.at += brackets
        *above, name = self._names()
        self.at += brackets
        path: KeyPath = ()
        for part in above:
            path = self._inside(self._implied((*path, part)))
        path = (*path, name)
        if brackets == 2:  # noqa: PLR2004 - as TOML writes an array of tables
            self._implied(path)
            self.sizes[path] = self.sizes.get(path, 0) + 1
            path = self._inside(path)
        self.lines[path] = self.line
        return path

    def pair(self, table: KeyPath) -> None:
        """Read `key = value`, and the keys within the value."""
        *above, name = self._names()
        for part in above:
            table = self._implied((*table, part))
        path = (*table, name)
        self.lines[path] = self.line
        self.at += 1
        self._over(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        if self.sees("["):
            for number in self._members("]"):
                self._value((*path, number))
        elif self.sees("{"):
            for _ in self._members("}"):
                self.pair(path)
        else:
            self._over(_STRING if self.sees('"') or self.sees("'") else _BARE)

    def _members(self, end: str) -> Iterator[int]:
        """Numbers of what stands in brackets; whoever asks for the next has read this one."""
        self.at += 1
        number = 0
        while not self.is_at_end() and not self.sees(end):
            yield number
            number += 1
            self._over(_BETWEEN)
            self.at += self.sees(",")
        self.at += 1

    def _names(self) -> list[str]:
        """The parts of a key with dots; stops at what follows them."""
        names = []
        while True:
            self._over(_SPACE)
            names.append(_plain(self._over(_KEY)))
            self._over(_SPACE)
            if not self.sees("."):
                return names
            self.at += 1

    def _implied(self, path: KeyPath) -> KeyPath:
        """A table that is there because something in it is: where it is first spoken of."""
        self.lines.setdefault(path, self.line)
        return path

    def _inside(self, path: KeyPath) -> KeyPath:
        """The last table of an array; any other path as it is."""
        return (*path, self.sizes[path] - 1) if path in self.sizes else path

    def _over(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        found = match[0] if match else ""
        self.at += len(found)
        self.line += found.count("\n")
        return found


def _plain(key: str) -> str:
    if key[:1] in {'"', "'"}:
        return str(tomllib.loads(f"key = {key}")["key"])
    return key
