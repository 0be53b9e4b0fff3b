"""Texts of a workbook: plain, rich, with reading aids, with escaped characters."""

import re

from bw_cfp_programme.characters import visible
from bw_cfp_programme.workbook.archive import ZipArchive
from bw_cfp_programme.workbook.budget import Budget
from bw_cfp_programme.workbook.markup import TagReader, stream

# A character that XML or a spreadsheet cannot hold, ECMA-376 part 1, 22.9.2.19 ST_Xstring.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    r"""Text with what stands for characters replaced by them, "_x000D_" by a carriage return.

    >>> unescaped("a_x000D_b_x005F_x000D_")
    'a\rb_x000D_'
    """
    if "_x" not in text:
        return text
    said = ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Two halves of a character beyond U+FFFF may stand side by side; one alone is none.
    return said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of it."""
    return not text or not visible(text).strip()


class RichText(TagReader):
    """Keeps the runs of a text, without the reading aid that East Asian files carry (`rPh`)."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []
        self._aside = False

    def begin_rPh(self, _: dict[str, str]) -> None:  # noqa: N802 - the tag's name
        """A reading aid begins."""
        self._aside = True

    def end_rPh(self) -> None:  # noqa: N802 - the tag's name
        """It ends."""
        self._aside = False

    def begin_t(self, _: dict[str, str]) -> None:
        """A run begins."""
        self.collect()

    def end_t(self) -> None:
        """It ends."""
        text = self.collected()
        if not self._aside:
            self.runs.append(text)

    def taken(self) -> str:
        """The runs as one text, and none of them any more."""
        runs, self.runs = self.runs, []
        return unescaped("".join(runs))


class SharedTexts(RichText):
    """Texts that cells refer to by number; blank ones are "" for all cells at once."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._budget = budget

    def end_si(self) -> None:
        """A text is complete."""
        text = self.taken()
        self._budget.spend("cells", 1)
        self._budget.spend("characters", len(text))
        self.texts.append("" if is_blank(text) else text)


def shared_texts(archive: ZipArchive, part: str) -> list[str]:
    """Texts that cells refer to by number."""
    target = SharedTexts(archive.budget)
    stream(archive, part, target)
    return target.texts
