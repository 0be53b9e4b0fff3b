"""Whose workbook it is: member code, file name, country, tax id."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from bw_cfp_programme.checks.context import Context
from bw_cfp_programme.labels import normalise
from bw_cfp_programme.problems import Problem, problem
from bw_cfp_programme.records import Submission
from bw_cfp_programme.wording import nearest

TAIWAN = "TW"
COUNTRY = re.compile("[A-Z]{2}")  # ISO 3166-1 alpha-2
WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)


def unknown_member(submission: Submission, context: Context) -> Iterator[Problem]:
    """The workbook's member code is not in the programme."""
    facility, programme = submission.facility, context.programme
    if programme is None or not facility.member or programme.member(facility.member):
        return
    suggestion = nearest(facility.member, [member.code for member in programme.members])
    place = facility.at("member")
    yield problem("unknown_member", place, text=facility.member, suggestion=suggestion)


def duplicate_member(submission: Submission, context: Context) -> Iterator[Problem]:
    """Another file of the same call claims to be this member's workbook."""
    facility = submission.facility
    files = context.files_by_member.get(facility.member or "", ())
    others = ", ".join(file for file in files if file != submission.file)
    if others:
        place = facility.at("member")
        yield problem("member_in_several_files", place, member=facility.member, others=others)


def file_named_after_other_member(submission: Submission, context: Context) -> Iterator[Problem]:
    """The file's name begins with the code of another member than the workbook says."""
    facility, programme = submission.facility, context.programme
    if programme is None or not programme.member(facility.member or ""):
        return
    stem = normalise(PurePath(submission.file).stem)
    begins = [m.code for m in programme.members if _begins(stem, normalise(m.code))]
    named = max(begins, key=len, default=facility.member)
    if facility.member != named:
        place = facility.at("member")
        yield problem("file_of_other_member", place, member=facility.member, other=named)


def _begins(stem: str, code: str) -> bool:
    """Whether a name begins with a code, and not with a longer one: "S10 2025" is not of S1."""
    last, following = code[-1:], stem[len(code) :][:1]
    goes_on = (last.isdigit() and following.isdigit()) or (last.isalpha() and following.isalpha())
    return stem.startswith(code) and not goes_on


def country_is_no_code(submission: Submission, context: Context) -> Iterator[Problem]:
    """A country by name or in small letters; datasets are located by its code."""
    facility, programme = submission.facility, context.programme
    if facility.country and not COUNTRY.fullmatch(facility.country):
        member = programme.member(facility.member or "") if programme else None
        capitals = facility.country.upper()
        known = capitals if COUNTRY.fullmatch(capitals) else member.country if member else ""
        place, said = facility.at("country"), facility.country
        yield problem("country_is_no_code", place, text=said, suggestion=known or None)


def mistyped_tax_id(submission: Submission, _: Context) -> Iterator[Problem]:
    """A Taiwanese tax id whose check digit does not fit the digits before it."""
    facility = submission.facility
    if facility.country == TAIWAN and facility.tax_id and not is_tax_id(facility.tax_id):
        yield problem("mistyped_tax_id", facility.at("tax_id"), text=facility.tax_id)


def is_tax_id(text: str) -> bool:
    """Whether eight digits pass the check of the 統一編號, as amended from 2023-04-01.

    Each digit times its weight, digits of the products added up: the sum is a multiple of 5, or
    one short of it where the seventh digit is 7 (財政部財政資訊中心,
    營利事業統一編號檢查碼邏輯修正說明, https://www.fia.gov.tw/singlehtml/3?cntId=c4d9cff38c8642ef8872774ee9987283).
    """
    if len(text) != len(WEIGHTS) or not (text.isascii() and text.isdigit()):
        return False
    products = (int(digit) * weight for digit, weight in zip(text, WEIGHTS, strict=True))
    total = sum(sum(divmod(product, 10)) for product in products)
    return total % 5 == 0 or (text[6] == "7" and (total + 1) % 5 == 0)


CHECKS = (
    unknown_member,
    duplicate_member,
    file_named_after_other_member,
    country_is_no_code,
    mistyped_tax_id,
)
