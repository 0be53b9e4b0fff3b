"""How much is told of one file: a person reads the first mistakes, not a hundred thousand."""

from collections.abc import Iterable

from bw_cfp_programme.limits import limit
from bw_cfp_programme.problems import Place, Problem, Severity, in_reading_order, problem


def first_of(problems: Iterable[Problem], file: str) -> list[Problem]:
    """The problems of a file as far as its first errors go, in reading order.

    Where there are more, that is told as an error, and no more is looked for: whoever makes the
    problems one by one spares the work for the rest.
    """
    most, found, errors = int(limit("mistakes_of_a_text")), [], 0
    for each in problems:
        errors += each.severity is Severity.ERROR and each.place.file == file
        if errors > most:
            found.append(problem("text_many_mistakes", Place(file), count=most))
            break
        found.append(each)
    return in_reading_order(found)
