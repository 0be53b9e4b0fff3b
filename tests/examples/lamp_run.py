"""What the demonstration of the lamp made, for tests to look at."""

from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from bw_cfp_programme.programme.demo import DemoReport
from bw_cfp_programme.results import Result


def clock() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Lamp:
    """The demonstration as it ran once: its folder, its Brightway directory, what came out."""

    folder: Path
    brightway: Path
    report: DemoReport
    result: Result
    progress: list[str]
