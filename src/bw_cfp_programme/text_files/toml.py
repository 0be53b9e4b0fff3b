"""TOML with line numbers: `tomllib` says what stands in a file, this also says where."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bw_cfp_programme.limits import limits_of
from bw_cfp_programme.problems import Place
from bw_cfp_programme.text_files.opening import at_line, read_text, refusal
from bw_cfp_programme.text_files.toml_bounds import refuse_beyond_bounds
from bw_cfp_programme.text_files.toml_lines import KeyPath, locate

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
        return at_line(self.file, self.lines[path]) if path else Place(self.file)


def read_toml(path: Path) -> TomlText:
    """Read a UTF-8 TOML file, with or without byte order mark.

    Raises:
        UnreadableText: it is none, or is larger or deeper than any that a person writes.
    """
    text = read_text(path, limits_of("toml")["bytes"]).replace("\r\n", "\n")
    refuse_beyond_bounds(path, text)
    try:
        return TomlText(path.name, tomllib.loads(text), locate(text))
    except tomllib.TOMLDecodeError as error:
        line, reason = _syntax(text, str(error))
        raise refusal("toml_syntax", path, line, reason=reason) from error


def _syntax(text: str, message: str) -> tuple[int, str]:
    found = _AT_LINE.search(message)
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return line, _AT_LINE.sub("", message)
