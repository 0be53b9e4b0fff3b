"""Python's search for circular garbage, paused while a study is made or read.

Many workbooks become millions of small objects that all stay, none of them part of a circle;
searching them again and again takes a third of an import.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for circular garbage inside; afterwards as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
