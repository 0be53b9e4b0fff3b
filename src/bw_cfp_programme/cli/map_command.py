"""`bw-cfp map`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bw_cfp_programme.cli.options import folder_argument, json_option, language_option
from bw_cfp_programme.labels import label, word
from bw_cfp_programme.units import symbol

if TYPE_CHECKING:  # loads Brightway
    from bw_cfp_programme.importers.unlinked import UnlinkedLine


@click.command("map")
@folder_argument
@click.option("--item", help="Decide for lines of this item.")
@click.option("--unit", default="", help="... in this unit (blank: any).")
@click.option("--category", default="", help="... in this category (blank: any).")
@click.option("--member", default="", help="... of this member (blank: all).")
@click.option("--dataset", help="Name or code of the background dataset.")
@click.option("--database", default="", help="Its database (blank: in order of preference).")
@click.option(
    "--condition",
    type=click.Choice(["equal", "narrower", "broader", "proxy", "cut_off"]),
    default="proxy",
    show_default=True,
    help="How well it fits; cut_off leaves the line out, with its reason.",
)
@click.option(
    "--factor", type=float, help="Dataset units per unit of the line, if units differ in kind."
)
@click.option("--estimate", type=float, help="cut_off: kg CO2e per unit of the line.")
@click.option("--mapper", envvar="BW_CFP_MAPPER", help="Who decides.")
@click.option("--reason", help="Why.")
@language_option
@json_option
def command(
    folder: Path, *, item: str | None, language: str, as_json: bool, **decision: Any
) -> None:
    """Show lines without background and the nearest datasets, or record a decision.

    背景資料對應。Decisions stand in FOLDER/mappings/decisions.csv, which a person may edit.

    \b
    Examples:
      bw-cfp map lamp
      bw-cfp map lamp --item "PC resin" --dataset "Polycarbonate (2014)" --condition equal \\
             --mapper "Lin" --reason "same polymer, Taiwanese average"
    """
    from bw_cfp_programme.programme import mapping  # noqa: PLC0415 - loads Brightway

    if not item and (decision["dataset"] or decision["reason"]):
        raise click.UsageError(label("message.say_item", language))
    if item:
        click.echo(mapping.decide(folder, item=item, language=language, **decision))
        return
    unlinked = mapping.suggest(folder, language=language)
    if as_json:
        from bw_cfp_programme.cli.printing import print_json  # noqa: PLC0415

        print_json([line.to_dict() for line in unlinked])
        return
    groups: dict[tuple[str, str, str], list[UnlinkedLine]] = {}
    for line in unlinked:
        groups.setdefault((line.category, line.item, line.unit), []).append(line)
    for lines in groups.values():
        _print_group(lines, language)
    counts = {"lines": len(unlinked), "items": len(groups)}
    click.echo(label("message.to_decide", language).format(**counts))


def _print_group(lines: Sequence["UnlinkedLine"], language: str) -> None:
    """Lines that one decision serves, and what a person may choose."""
    first = lines[0]
    category = word("category", first.category, language)
    click.secho(f"{first.item} [{symbol(first.unit)}], {category}", bold=True)
    for line in lines:
        click.echo(f"  {line.member} {line.place}")
    for candidate in first.candidates:
        click.echo(f"    ? {candidate}")
    if not first.candidates:
        click.echo(f"    {label('message.no_candidate', language)}")
