"""What a cell's type, style and saved text are worth (ECMA-376 part 1, 18.3.1.4 and 18.18.11).

What is not understood is UNREADABLE: that cell's problem, and nobody else's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite

from bw_cfp_programme.workbook.addresses import whole_number
from bw_cfp_programme.workbook.budget import Budget
from bw_cfp_programme.workbook.cells import CellKind, Value
from bw_cfp_programme.workbook.styles import CellStyles
from bw_cfp_programme.workbook.texts import is_blank, unescaped

Read = tuple[CellKind, Value]

EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a workbook knows no time zones
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - the same
LAST_DATE = 2_958_466  # serial of the day after 9999-12-31
BLANK: Read = (CellKind.BLANK, None)
BOOLEANS = {"1": True, "true": True, "0": False, "false": False}
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T|\Z)")
TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}(?:\.[0-9]{1,9})?))?\Z")
SHOWN = 60  # letters of what was not understood


def unreadable(text: str) -> Read:
    """What is not understood, as it stands in the file."""
    return CellKind.UNREADABLE, text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Values:
    """What cells refer to: shared texts, styles, and the day that dates count from."""

    texts: list[str]
    styles: CellStyles
    epoch: datetime
    budget: Budget

    def read(self, kind: str, saved: str, style: str) -> Read:
        """Kind and value of a cell; `saved` is what the file keeps of it.

        Args:
            kind: the cell's type, ST_CellType; `inlineStr` has its text in `saved`.
            saved: as it stands in the file.
            style: number of its style.
        """
        if not saved or saved.isspace():
            return BLANK
        reader = READERS.get(kind)
        return reader(self, saved, style) if reader else unreadable(saved)

    def shared(self, saved: str, _: str) -> Read:
        """A text that several cells refer to."""
        index = whole_number(saved.strip())
        if 0 <= index < len(self.texts):
            text = self.texts[index]
            self.budget.spend("characters", len(text))
            return (CellKind.TEXT, text) if text else BLANK
        return unreadable(saved)

    def written(self, saved: str, _: str) -> Read:
        """A text of the cell itself."""
        self.budget.spend("characters", len(saved))
        text = unescaped(saved)
        return BLANK if is_blank(text) else (CellKind.TEXT, text)

    def boolean(self, saved: str, _: str) -> Read:
        """True or false."""
        value = BOOLEANS.get(saved.strip())
        return unreadable(saved) if value is None else (CellKind.BOOLEAN, value)

    def error(self, saved: str, _: str) -> Read:
        """An error's name."""
        return CellKind.ERROR, saved

    def date(self, saved: str, _: str) -> Read:
        """A moment or a time of day in ISO 8601, without a time zone."""
        text = saved.strip().removesuffix("Z")
        if time := TIME.match(text):
            hours, minutes, seconds = (float(part or 0) for part in time.groups())
            return self._day(((hours * 60 + minutes) * 60 + seconds) / 86_400)
        try:
            moment = datetime.fromisoformat(text) if DATE.match(text) else None
        except ValueError:
            moment = None
        return (CellKind.DATE, moment) if moment and not moment.tzinfo else unreadable(saved)

    def number(self, saved: str, style: str) -> Read:
        """A number, or by its style the day that it counts to."""
        text = saved.strip()
        number = float(text) if NUMBER.match(text) else None
        if number is None or not isfinite(number) or style not in self.styles.known:
            return unreadable(saved)
        return self._day(number) if style in self.styles.dates else (CellKind.NUMBER, number)

    def _day(self, number: float) -> Read:
        if not 0 <= number < LAST_DATE:
            return CellKind.ERROR, "#####"  # what Excel shows for a date outside its calendar
        # Excel counts a 29 February 1900 that never was.
        lost = 1 if self.epoch == EPOCH_1900 and number < 60 else 0  # noqa: PLR2004 - see above
        try:
            return CellKind.DATE, self.epoch + timedelta(days=number + lost)
        except OverflowError:  # counted from 1904
            return CellKind.ERROR, "#####"


READERS: dict[str, Callable[[Values, str, str], Read]] = {
    "s": Values.shared,
    "str": Values.written,
    "inlineStr": Values.written,
    "b": Values.boolean,
    "e": Values.error,
    "d": Values.date,
    "n": Values.number,
}
