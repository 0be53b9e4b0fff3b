"""XML of strangers: parsed piece by piece, without entities, and never more than the limits allow.

A parser's work and memory go with its marks (tags, lines, escapes), not with bytes, so both are
counted. Parsers before expat 2.6 look at an unfinished tag or comment from its beginning with each
piece, so none may be longer than a piece or two.
"""

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from bw_cfp_programme.workbook.archive import PIECE, DamagedPart, ZipArchive

DOCTYPE = b"<!DOCTYPE"
REMARKS = {b"<!--": b"-->", b"<?": b"?>"}
MARKS = (b"<", b"&", b"\n", b"\r")


class TagReader:
    """Base of what is told of a part while it is parsed.

    A method `begin_row(attributes)` or `end_row()` is called for the tag "row" of the namespace of
    the part's root; the strict and the transitional edition differ in nothing else.
    """

    def __init__(self) -> None:
        self._begins: dict[str, Callable[[dict[str, str]], None]] | None = None
        self._ends: dict[str, Callable[[], None]] = {}
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        if self._begins is None:
            self._begins = self._methods("begin_", tag)
            self._ends = self._methods("end_", tag)
        begin = self._begins.get(tag)
        if begin:
            begin(attributes)

    def data(self, text: str) -> None:
        """Some text, or what stands between tags."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """A tag ends."""
        end = self._ends.get(tag)
        if end:
            end()

    def close(self) -> None:
        """Nothing more comes."""

    def collect(self) -> None:
        """Keep the text from here on."""
        self._text = []

    def collected(self) -> str:
        """The text since then."""
        text, self._text = self._text or (), None
        return "".join(text)

    def _methods(self, kind: str, root: str) -> dict[str, Callable[..., None]]:
        space = root.rpartition("}")[0] + "}" if root.startswith("{") else ""
        names = (name for name in dir(self) if name.startswith(kind))
        return {space + name.removeprefix(kind): getattr(self, name) for name in names}


def tree(archive: ZipArchive, part: str) -> Element:
    """A small part, whole.

    Raises:
        DamagedPart, WorkbookError: as `stream`.
    """
    root: Element = _parsed(archive, part, TreeBuilder(), "kept_marks", _whole)
    return root


def _whole(piece: bytes) -> bytes:
    return piece


def stream(
    archive: ZipArchive, part: str, target: TagReader, without: Callable[[bytes], bytes] = _whole
) -> None:
    """Tell a target of a part of any size; `without` drops from a piece what nobody needs.

    Raises:
        DamagedPart: the part is missing, or no XML.
        WorkbookError: it declares entities, or asks for more than the limits allow.
    """
    _parsed(archive, part, target, "marks", without)


def _parsed(
    archive: ZipArchive,
    part: str,
    target: TagReader | TreeBuilder,
    counted: str,
    without: Callable[[bytes], bytes],
) -> Any:
    parser = XMLParser(target=target)  # noqa: S314 - no entities, see _sound_pieces
    try:
        for piece in _sound_pieces(archive, part):
            needed = without(piece)
            archive.budget.spend(counted, sum(map(needed.count, MARKS)))
            parser.feed(needed)
        return parser.close()
    except (ParseError, LookupError, ValueError) as cause:  # the latter two of unknown encodings
        raise DamagedPart(part) from cause


def _sound_pieces(archive: ZipArchive, part: str) -> Iterator[bytes]:
    """The pieces of a part, each with some tags, as every honest one has.

    A part that declares entities could become of any size. A tag, text or comment longer than a
    piece would be looked at from its beginning with each of them.
    """
    before, is_open = b"", dict.fromkeys(REMARKS, False)
    for piece in archive.pieces(part):
        seen = (before + piece).replace(b"\0", b"")  # UTF-16, too
        for begin, end in REMARKS.items():
            if is_open[begin] and end not in seen:
                raise archive.budget.refusal("damaged_workbook")
            is_open[begin] = seen.rfind(begin) > seen.rfind(end)
        if DOCTYPE in seen or (b"<" not in piece and len(piece) == PIECE):
            raise archive.budget.refusal("damaged_workbook")
        before = seen[-len(DOCTYPE) :]
        yield piece


def local(element: Element) -> str:
    """Name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(parent: Element, name: str) -> Iterator[Element]:
    """Direct children with this local name."""
    return (child for child in parent if local(child) == name)
