"""The one place that looks at the time; everything else is given a clock."""

from collections.abc import Callable
from datetime import datetime, timezone

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present time, in UTC."""
    return datetime.now(tz=timezone.utc)
