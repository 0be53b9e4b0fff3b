"""`bw-cfp map`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bw_cfp_programme.cli.command import Command
from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.cli.printing import echo, print_json
from bw_cfp_programme.labels import label, word
from bw_cfp_programme.units import symbol

if TYPE_CHECKING:  # loads Brightway
    from bw_cfp_programme.importers.unlinked import UnlinkedLine


@click.command("map", cls=Command)
@folder_argument
@click.option("--item")
@click.option("--unit", default="")
@click.option("--category", default="")
@click.option("--member", default="")
@click.option("--dataset")
@click.option("--database", default="")
@click.option(
    "--condition",
    type=click.Choice(["equal", "narrower", "broader", "proxy", "cut_off"]),
    default="proxy",
    show_default=True,
)
@click.option("--factor", type=float)
@click.option("--estimate", type=float)
@click.option("--mapper", envvar="BW_CFP_MAPPER")
@click.option("--reason")
@language_option
@json_option
def command(
    folder: Path, *, item: str | None, language: str, as_json: bool, **decision: Any
) -> None:
    """Print lines without background and what may stand for them, or record a decision."""
    from bw_cfp_programme.programme import mapping  # noqa: PLC0415 - loads Brightway

    if not item and (decision["dataset"] or decision["reason"]):
        raise click.UsageError(label("message.say_item", language))
    if item:
        proposal = mapping.Proposal(item=item, **decision)
        echo(mapping.decide(folder, proposal, language=language))
        return
    unlinked = mapping.suggest(folder, language=language)
    if as_json:
        print_json([line.to_dict() for line in unlinked])
        return
    groups: dict[tuple[str, str, str], list[UnlinkedLine]] = {}
    for line in unlinked:
        groups.setdefault((line.category, line.item, line.unit), []).append(line)
    for lines in groups.values():
        _print_group(lines, language)
    counts = {"lines": len(unlinked), "items": len(groups)}
    echo(label("message.to_decide", language).format(**counts))


def _print_group(lines: Sequence["UnlinkedLine"], language: str) -> None:
    """Lines that one decision serves, and what a person may choose."""
    first = lines[0]
    category = word("category", first.category, language)
    echo(f"{first.item} [{symbol(first.unit)}], {category}", bold=True)
    for line in lines:
        echo(f"  {line.member} {line.place}")
    for candidate in first.candidates:
        echo(f"    ? {candidate}")
    if not first.candidates:
        echo(f"    {label('message.no_candidate', language)}")
