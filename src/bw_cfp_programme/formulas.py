"""Text from strangers, in files that people open in a spreadsheet, stays text.

Half a width or a whole one is the same to a spreadsheet that is set to Chinese or Japanese.
"""

_STARTS = tuple("=+-@|＝＋－＠｜\t\r\n")
_MARK = "'"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula, a command or a cell of its own."""
    return text.startswith(_STARTS) or text.lstrip().startswith(_STARTS)


def guarded(text: str) -> str:
    """The text with an apostrophe before what would be taken for a formula."""
    return f"{_MARK}{text}" if is_formula(text.lstrip(_MARK)) else text


def unguarded(text: str) -> str:
    """What `guarded` was given: without the apostrophe that it put before."""
    return text.removeprefix(_MARK) if is_formula(text.lstrip(_MARK)) else text
