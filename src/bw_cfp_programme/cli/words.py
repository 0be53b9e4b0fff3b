"""The words of the terminal: `data/commands.csv` has the commands, `data/help.csv` the rest.

Which language is asked for is known before click reads a word, since `--help` and mistakes are to
be told in it wherever `--lang` stands.
"""

import gettext
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import zip_longest

import click

from bw_cfp_programme.labels import LANGUAGES, Language
from bw_cfp_programme.tables import Row, read_table

VARIABLE = "BW_CFP_LANG"
_OPTION = "--lang"
_USUAL: Language = "en"


@cache
def commands() -> Mapping[str, Row]:
    """Name -> what the list of commands says of it, in the order of the work."""
    return {row["name"]: row for row in read_table("commands.csv")}


def said(key: str, language: str) -> str:
    """The words for a key of `data/help.csv`.

    Raises:
        KeyError: there are none.
    """
    return _help()[key][language]


def language_of(words: Sequence[str], environ: Mapping[str, str]) -> Language:
    """What the last `--lang` among `words` says, else the environment, else English."""
    found = environ.get(VARIABLE, "")
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        name, joined, value = word.partition("=")
        if name == _OPTION:
            value = value if joined else following
            found = value if value in LANGUAGES else found
    return next((language for language in LANGUAGES if language == found), _USUAL)


def spoken(ctx: click.Context | None) -> Language:
    """The language that was asked for."""
    return (ctx and ctx.obj) or _USUAL


@contextmanager
def click_speaks(language: str) -> Iterator[None]:
    """Let click say its own words in a language.

    It asks gettext, which would read binary files chosen by the computer's locale; here it is given
    our table instead.
    """
    words, before = _Words(language), gettext.translation
    gettext.translation = lambda *_args, **_kwargs: words  # type: ignore[assignment]
    try:
        yield
    finally:
        gettext.translation = before


class _Words(gettext.NullTranslations):
    """Click's English -> ours; what the table lacks stays English."""

    def __init__(self, language: str) -> None:
        super().__init__()
        rows = (row for key, row in _help().items() if key.startswith("click."))
        self.table = {row["en"]: row[language] for row in rows}

    def gettext(self, message: str) -> str:
        return self.table.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def put_words(command: click.Command, language: str) -> None:
    """Give a command, its arguments and its options their words."""
    name = command.name or ""
    row = commands()[name]
    command.short_help = row[language]
    command.help = f"{row[language]}\n{row[f'more_{language}']}".strip()
    command.options_metavar = said("metavar.options", language)
    _put_param_words(command, language)


def put_group_words(group: click.Group, language: str) -> None:
    """Give the first help page its words."""
    group.help = "\n".join(said(f"bw-cfp.{part}", language) for part in ("short", "more"))
    group.epilog = said("bw-cfp.ending", language)
    group.options_metavar = said("metavar.options", language)
    group.subcommand_metavar = said("metavar.command", language)
    _put_param_words(group, language)


def _put_param_words(command: click.Command, language: str) -> None:
    """Give arguments and options their words: the command's own, or those that commands share."""
    for param in command.params:
        if isinstance(param, click.Option):
            spelled = max(param.opts, key=len).lstrip("-")
            param.help = _own(command, "option", spelled, language)
            param.metavar = _help().get(f"metavar.{param.type.name}", {}).get(language)
        else:
            param.metavar = _own(command, "argument", param.name or "", language)


def _own(command: click.Command, shared: str, name: str, language: str) -> str:
    own = f"{command.name}.{name}"
    return said(own if own in _help() else f"{shared}.{name}", language)


@cache
def _help() -> Mapping[str, Row]:
    return {row["key"]: row for row in read_table("help.csv")}
