"""A row of the table of dates."""

from dataclasses import dataclass

from bw_cfp_programme.labels import Text
from bw_cfp_programme.sections import Column, Kind, Value

COLUMNS = (
    Column("subject"),
    Column("date_item", Kind.TERM, "date_item"),
    Column("date_found"),
    Column("date_limit"),
    Column("date_finding", Kind.TERM, "date_finding"),
    Column("source", Kind.PLACE),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DateFinding:
    """What was found, what it is held against, and by which rule.

    `item` is a term of `date_item`, `finding` one of `date_finding`: kept, partly, broken, unsaid
    (somebody has to say it), no_rule (the rule set does not ask), ahead (a day to come), waiting
    (received, not imported), superseded or stands (an earlier study).
    """

    subject: str | Text
    item: str
    found: str = ""
    limit: str = ""
    finding: str
    source: str = ""

    @property
    def row(self) -> tuple[Value, ...]:
        """Its values by `COLUMNS`."""
        return (self.subject, self.item, self.found, self.limit, self.finding, self.source)
