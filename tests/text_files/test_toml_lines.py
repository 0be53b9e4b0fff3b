"""Every key of a TOML text is found on the line where it stands, whatever stands before it."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bw_cfp_programme.text_files.toml_lines import locate

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

WORDS = st.text("abz_-9 .='[]#{},碳\t\u2028\x85", max_size=6)
BARE = st.text("abz_-9", min_size=1, max_size=3)
MISLEADING = ("[study]", "[[members]]", 'goal = "x"', "# no comment", "a.b = 1", "", "'", '"', "]")
TEXTS = st.lists(st.sampled_from(MISLEADING) | WORDS, max_size=4).map("\n".join)
SCALARS = ("1", "-0.5e3", "true", "2025-01-31", "2025-01-31 10:00:00", "inf")


@dataclass
class Writer:
    """Writes TOML by a random choice of its forms, and keeps where each key came to stand."""

    draw: st.DrawFn
    parts: list[str] = field(default_factory=list)
    line: int = 1
    stood: dict[tuple[str | int, ...], int] = field(default_factory=dict)

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.line += text.count("\n")

    def between(self) -> None:
        """What may stand between statements, or within an array."""
        signs = ["\n", " ", "\t", '# [x] """ a = 1\n', "#\n\n"]
        self.put("".join(self.draw(st.lists(st.sampled_from(signs), max_size=2))))

    def key(self, name: str) -> None:
        plain = name and all(sign in "abz_-9" for sign in name) and self.draw(st.booleans())
        literal = not set(name) & {"'", "\t", "\x85"} and self.draw(st.booleans())
        quoted = f"'{name}'" if literal else json.dumps(name)
        self.put(name if plain else quoted)

    def names(self, *, least=1):
        return self.draw(st.lists(BARE | WORDS, min_size=least, max_size=3, unique=True))

    def value(self, path, depth=2) -> None:
        forms = [self.scalar, self.string, self.lines, self.literal_lines]
        nested = [self.array, self.inline] if depth else []
        form = self.draw(st.sampled_from([*forms, *nested]))
        form(path, depth)

    def scalar(self, *_):
        self.put(self.draw(st.sampled_from(SCALARS)))

    def string(self, *_):
        text = self.draw(WORDS)
        literal = "'" not in text and self.draw(st.booleans())
        self.put(f"'{text}'" if literal else json.dumps(text))

    def lines(self, *_):
        text = self.draw(TEXTS).replace('"""', '""\\"').replace("\x85", "")
        ends = self.draw(st.sampled_from(["", '"', '""', "\\\\", "\\\n   "]))
        text = text.rstrip('"') if ends.startswith('"') else text
        self.put(f'"""{text}{ends}"""' if not text.endswith('"') else f'"""{text} """')

    def literal_lines(self, *_):
        text = self.draw(TEXTS).replace("'", "")
        ends = self.draw(st.sampled_from(["", "'", "''", '"""', "\\"]))
        self.put(f"'''{text}{ends}'''")

    def array(self, path, depth):
        self.put("[")
        for number in range(self.draw(st.integers(0, 3))):
            self.between()
            self.value((*path, number), depth - 1)
            self.between()
            self.put(",")
        self.between()
        self.put("]")

    def inline(self, path, depth):
        self.put("{ ")
        for number, name in enumerate(self.names(least=0)):
            self.put(", " if number else "")
            self.pair((*path, name), depth - 1)
        self.put(" }")

    def pair(self, path, depth=2):
        self.stood[path] = self.line
        self.key(path[-1])
        if depth and self.draw(st.booleans()):  # a key with dots
            self.put(self.draw(st.sampled_from([".", " . "])))
            path = (*path, self.draw(BARE | WORDS))
            self.stood[path] = self.line
            self.key(path[-1])
        self.put(self.draw(st.sampled_from(["=", " = "])))
        self.value(path, depth)

    def block(self, path):
        for name in self.names(least=0):
            self.between()
            self.pair((*path, name))
            self.put(self.draw(st.sampled_from(["\n", "  # = [x]\n"])))

    def header(self, names, brackets):
        self.put("[" * brackets)
        for number, name in enumerate(names):
            self.put("." if number else "")
            self.key(name)
        self.put("]" * brackets + "\n")

    def table(self, name):
        times = self.draw(st.integers(0, 2))
        for number in range(max(times, 1)):
            path = (name, number) if times else (name,)
            self.between()
            self.stood[path] = self.line
            self.header([name], 2 if times else 1)
            self.block(path)
            if self.draw(st.booleans()):  # a table within; its name is no key of the block
                self.stood[(*path, "within")] = self.line
                self.header([name, "within"], 1)
                self.block((*path, "within"))


@st.composite
def documents(draw):
    writer = Writer(draw)
    first, *tables = writer.names(least=1)
    writer.pair((first,))
    writer.put("\n")
    for name in tables:
        writer.table(name)
    return "".join(writer.parts), writer.stood


def keys(data, path=()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all keys that `tomllib` finds, those within arrays and inline tables too."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    for name, value in inside:
        if isinstance(data, dict):
            yield (*path, name)
        if isinstance(value, dict | list):
            yield from keys(value, (*path, name))


@given(documents())
def test_every_key_is_found_where_it_stands(document):
    text, stood = document
    found = locate(text)
    assert {path: found.get(path) for path in stood} == stood
    assert found.keys() >= set(keys(tomllib.loads(text)))


LONG = '''\
[study]
goal = """
[product]
member = "no key: a part of the text"
"""
audience = "who reads it" # and what follows
lines = [
  "D01", # ] and "
  "D02",
]
"scope exclusions" = \'\'\'
# no comment
kind = 1\'\'\'
verification.body = "a body"

[[members]]
code = "LEAD"
[members.contact]
mail = "a@b"
[[members]]
about = { code = "S01", name = { en = "]", zh = "公司" } }
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("study",), 1),
        (("study", "goal"), 2),
        (("product",), None),
        (("study", "audience"), 6),
        (("study", "lines"), 7),
        (("study", "scope exclusions"), 11),
        (("study", "kind"), None),
        (("study", "verification"), 14),
        (("study", "verification", "body"), 14),
        (("members",), 16),
        (("members", 0, "code"), 17),
        (("members", 0, "contact", "mail"), 19),
        (("members", 1), 20),
        (("members", 1, "about", "name", "zh"), 21),
    ],
)
def test_where_a_key_stands_after_long_texts(path, line):
    assert locate(LONG).get(path) == line
