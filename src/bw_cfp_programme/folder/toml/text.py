"""TOML with line numbers: `tomllib` says what stands in a file, this also says where."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bw_cfp_programme.folder.toml.lines import KeyPath, locate
from bw_cfp_programme.problems import Place, Problem, problem

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")


@dataclass(frozen=True)
class TomlText:
    """A parsed file: `data`, and for ("members", 0, "code") the line on which it stands."""

    file: str
    data: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def at(self, *path: str | int) -> Place:
        """The line of a key; of its table when the key is not there; else the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, cell=f"line {self.lines[path]}") if path else Place(self.file)


def read_toml(path: Path) -> TomlText | Problem:
    """Read a UTF-8 TOML file, with or without byte order mark; a Problem when it cannot be read."""
    if not path.is_file():
        return problem("programme_file_missing", Place(path.name), file=path.name)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        return TomlText(path.name, tomllib.loads(text), locate(text))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return problem("toml_not_utf8", Place(path.name, cell=f"line {line}"))
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(path.name, text, str(error))


def _syntax_problem(file: str, text: str, message: str) -> Problem:
    found = _AT_LINE.search(message)
    last = text.count("\n") + 1
    line = int(found[1]) if found and found[1] else last
    place = Place(file, cell=f"line {line}")
    return problem("toml_syntax", place, reason=_AT_LINE.sub("", message))
