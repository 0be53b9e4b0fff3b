"""One workbook on its own: read, checked and allocated in the current project, not yet linked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from bw_cfp_programme import rule_sets
from bw_cfp_programme.checks import check_all
from bw_cfp_programme.checks.context import Context, Offer
from bw_cfp_programme.folder.reading import as_disclosed, context_alone
from bw_cfp_programme.forms import read
from bw_cfp_programme.gwp import editions, load_edition
from bw_cfp_programme.importers.inventory import Inventory, build_inventory
from bw_cfp_programme.importers.partners import Partners, Products, partners
from bw_cfp_programme.importers.uncounted import uncounted
from bw_cfp_programme.problems import Problem
from bw_cfp_programme.records import (
    GATE_STAGES,
    GRAVE,
    Member,
    Programme,
    StudiedProduct,
    Submission,
)

ALONE = "workbook"
"""Stands for the programme's id where there is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A workbook as an importer begins with it.

    Attributes:
        database: name of the member's database.
        inventory: empty where the file cannot be read.
        about: what the database will say of the workbook.
        problems: of the workbook by cell, then of the programme's decisions and project.
    """

    database: str
    inventory: Inventory
    partners: Partners
    about: Mapping[str, Any]
    problems: tuple[Problem, ...]


def open_workbook(path: Path, programme: Programme | None) -> Opened:
    """Read a workbook for the current project, under a programme or on its own.

    Its problems are told whole, to who has the file at hand; the rest as far as it is disclosed.

    Raises:
        OSError: the file cannot be opened.
    """
    reading = read(path, name=path.name)
    submission = as_disclosed(reading).submission
    under = programme or programme_alone(submission)
    known, around = partners(under, under.folder)
    context = Context(programme=programme)
    if programme is None:
        context, assumed = context_alone()
        around = [assumed, *around]
    around += uncounted(known.elementary, under.gwp, {_member(submission): known.index.by_key})
    checked = check_all([reading], replace(context, products_by_member=_offers(known.products)))
    return Opened(
        database=under.database(_member(submission)),
        inventory=build_inventory(submission, under) if submission else Inventory([]),
        partners=known,
        about=about_workbook(submission, under) if submission else {"file": path.name},
        problems=(*checked, *around),
    )


def _offers(products: Products) -> dict[str, dict[str, Offer]]:
    offers: dict[str, dict[str, Offer]] = {}
    for (member, product), target in products.items():
        offer = Offer(unit=target.unit, mass_per_unit=target.mass_per_unit)
        offers.setdefault(member, {})[product] = offer
    return offers


def programme_alone(submission: Submission | None) -> Programme:
    """What is assumed of a workbook without a programme.

    The newest rule set and its GWP edition, no background, no other members. Who tells of use or
    end of life makes the product under study, to the grave; all others end at their gate.
    """
    rules = rule_sets.newest()
    lines = submission.lines if submission else ()
    is_lead = any(line.stage and line.stage not in GATE_STAGES for line in lines)
    member, start, end = _member(submission), date.min, date.max
    if submission:
        start = submission.facility.period_start or start
        end = submission.facility.period_end or end
    return Programme(
        id=ALONE,
        project="",
        rule_set=rules,
        gwp=load_edition(rules.gwp if rules.gwp in editions() else editions()[-1]),
        period_start=start,
        period_end=end,
        background=(),
        product=StudiedProduct(
            member=member if is_lead else "", code="", declared_unit="", boundary=GRAVE
        ),
        members=(Member(code=member, tier=0 if is_lead else 1),),
    )


def about_workbook(submission: Submission, programme: Programme) -> dict[str, Any]:
    """What a member's database says of its workbook."""
    return {
        "programme": programme.id,
        "member": _member(submission),
        "workbook": submission.sha256,
        "file": submission.file,
        "form": submission.form,
        "form_version": submission.form_version,
        "rule_set": programme.rule_set.id,
        "disclosure": submission.facility.disclosure or "",
    }


def _member(submission: Submission | None) -> str:
    return (submission and submission.facility.member) or ""
