"""What one check says, in a form that a test can write down whole."""

from functools import cache

from sample_submission import TABLES, columns, context, place

LINES = ("materials", "energy", "transport", "outputs", "downstream")
ROWS = range(1, 13)


def said(check, submission, **surroundings):
    """All that a check finds: the cell as `sample_submission.place` takes it, the kind, the values.

    `surroundings` are those of `sample_submission.context`.
    """
    found = check(submission, context(**surroundings))
    return [{"at": _addresses()[p.place], "code": p.code, **p.values} for p in found]


def where(check, submission, **surroundings):
    """The cells alone."""
    return [found["at"] for found in said(check, submission, **surroundings)]


@cache
def _addresses():
    sheets = (*LINES, *TABLES)
    named = [f"{sheet}.{field}" for sheet in sheets for field in columns(sheet)]
    return {place(f"{name}:{row}"): f"{name}:{row}" for name in named for row in ROWS} | {
        place(name): name for name in named
    }
