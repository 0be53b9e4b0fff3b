"""A command whose help is laid out by us, with its words in the language that was asked for."""

import click

from bw_cfp_programme.cli.layout import Formatter, write_calls
from bw_cfp_programme.cli.progress import was_wrong
from bw_cfp_programme.cli.words import commands, said, spoken


class CommandContext(click.Context):
    """Click's, with our layout."""

    formatter_class = Formatter


class Worded(click.Command):
    """A command or group in our layout and words."""

    context_class = CommandContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, which is click's own, in our words."""
        option = super().get_help_option(ctx)
        if option:
            option.help = said("option.help", spoken(ctx))
        return option


class Command(Worded):
    """A command with its examples at the end of its help."""

    def invoke(self, ctx: click.Context) -> object:
        """Exit with 1 where what came out is not what was asked for, though it was made."""
        done = super().invoke(ctx)
        if was_wrong(ctx):
            ctx.exit(1)
        return done

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, as a person types them."""
        examples = commands()[self.name or ""]["examples"].split("; ")
        with formatter.section(said("examples", spoken(ctx))):
            write_calls(formatter, [f"bw-cfp {example}" for example in examples])
