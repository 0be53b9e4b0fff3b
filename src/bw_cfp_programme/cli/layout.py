"""How a help page is laid out: whole sentences at any width, in cells of the terminal."""

import re
from collections.abc import Iterable

import click

from bw_cfp_programme.cli.wrapping import cells, wrap

_NARROWEST = 20
_WORDS = re.compile(r'--[\w-]+(?: (?:"[^"]*"|[^-\s]\S*))?|"[^"]*"|\S+')  # an option with its value


class Formatter(click.HelpFormatter):
    """Click's, which counts signs and cuts or breaks what it cannot measure."""

    def write_heading(self, heading: str) -> None:
        """With the colon of its script."""
        colon = ":" if heading.isascii() else "："
        self._write_lines([heading + colon])

    def write_text(self, text: str) -> None:
        """A paragraph for each line of `text`."""
        for place, paragraph in enumerate(text.splitlines()):
            if place:
                self.write_paragraph()
            self._write_lines(wrap(paragraph, self._room))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Names and what they mean side by side; a long name has a line of its own."""
        rows = list(rows)
        widest = min(col_max, self.width // 3)
        names = [cells(name) for name, _ in rows if cells(name) <= widest]
        indent = max(names, default=widest) + col_spacing
        for name, meaning in rows:
            lines = wrap(meaning, max(self._room - indent, _NARROWEST))
            first = name + " " * (indent - cells(name))
            if cells(name) + col_spacing > indent or not lines:
                self._write_lines([name])
            else:
                self._write_lines([first + lines.pop(0)])
            self._write_lines(" " * indent + line for line in lines)

    @property
    def _room(self) -> int:
        return self.width - self.current_indent

    def _write_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(f"{'':>{self.current_indent}}{line}\n")


def write_calls(formatter: click.HelpFormatter, calls: Iterable[str]) -> None:
    """Calls as a person types them; a long one goes on in the next line, as shells have it."""
    room = formatter.width - formatter.current_indent
    for call in calls:
        first, *words = _WORDS.findall(call)
        lines = [first]
        for word in words:
            if len(f"{lines[-1]} {word} \\") > room:
                lines[-1] += " \\"
                lines.append(f"   {word}")
            else:
                lines[-1] += f" {word}"
        for line in lines:
            formatter.write(f"{'':>{formatter.current_indent}}{line}\n")
