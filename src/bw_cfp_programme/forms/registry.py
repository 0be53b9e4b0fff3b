"""Forms that can be read: built-in ones in a visible tuple, and plug-ins."""

from functools import cache
from pathlib import Path

from bw_cfp_programme import plugins
from bw_cfp_programme.forms.matching import is_own
from bw_cfp_programme.forms.reading import Form, Reading
from bw_cfp_programme.forms.standard import STANDARD
from bw_cfp_programme.problems import Place, problem
from bw_cfp_programme.workbook import Limits, Workbook, WorkbookError, read_workbook

BUILT_IN: tuple[Form, ...] = (STANDARD,)


@cache
def forms() -> tuple[Form, ...]:
    """All forms, built-in ones first."""
    return plugins.together(
        plugins.FORMS,
        BUILT_IN,
        name=lambda form: form.id,
        fits=lambda found: isinstance(found, Form),
        wanted="a Form: id, version, identify and read",
    )


def identify(workbook: Workbook) -> Form | None:
    """The first form that says the workbook is its own."""
    return next((form for form in forms() if form.identify(workbook)), None)


def read(
    path: Path,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    name: str = "",
) -> Reading:
    """Read a supplier's workbook of any known form; `name` as in `read_workbook`.

    Raises:
        OSError: the file cannot be opened. What is wrong inside is told in the problems.
    """
    try:
        workbook = read_workbook(path, limits, name=name, without=is_own)
    except WorkbookError as error:
        return Reading(None, (error.problem,))
    form = identify(workbook)
    if form is None:
        return Reading(None, (problem("unknown_form", Place(workbook.file)),))
    return form.read(workbook)
