"""What every form gives, and what every form is."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read.

    Attributes:
        submission: None when nothing could be read.
        problems: what the reader has to tell, in reading order.
        unread: sheets (keys of the form) that it could not find or read, each told of in a problem.
    """

    submission: Submission | None
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()


@runtime_checkable
class Form(Protocol):
    """A kind of workbook: the standard one, a customer's, a ministry's."""

    @property
    def id(self) -> str:
        """Its name, as a submission carries it."""

    @property
    def version(self) -> str:
        """The version that is read."""

    def identify(self, workbook: Workbook) -> bool:
        """Whether the workbook is of this kind, in whatever version."""

    def read(self, workbook: Workbook) -> Reading:
        """Read a workbook of this kind."""
