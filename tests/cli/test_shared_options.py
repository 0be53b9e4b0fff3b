"""Options that any command may have: their keywords and their words."""

import click
import pytest

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import boundary_option, frozen_option, gwp_option, rules_option
from bw_cfp_programme.cli.words import put_words
from bw_cfp_programme.labels import LANGUAGES


@click.command("calculate", cls=Command)
@frozen_option
@boundary_option
@rules_option
@gwp_option
def command(**given):
    return given


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ([], {"frozen": False, "boundary": None, "rules": None, "gwp": None}),
        (
            ["--frozen", "--boundary", "cradle-to-gate", "--rules", "pact-3", "--gwp", "AR5"],
            {"frozen": True, "boundary": "cradle-to-gate", "rules": "pact-3", "gwp": "AR5"},
        ),
    ],
)
def test_each_is_a_keyword_of_its_name(typed, given):
    assert command.main(typed, standalone_mode=False) == given


def test_a_boundary_that_does_not_exist_is_refused():
    with pytest.raises(click.BadParameter):
        command.main(["--boundary", "gate-to-gate"], standalone_mode=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_its_words(language):
    put_words(command, language)
    assert all(param.help for param in command.params)
    assert command.get_short_help_str(limit=80)
