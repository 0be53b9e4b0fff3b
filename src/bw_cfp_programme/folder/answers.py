"""`verification/`: signed answers of verifiers, as they came, and whether they can be believed.

Whose answers are believed is said by a person: the public keys of `[verifiers]`. A file that is
none, was changed, or was signed by anybody else is told, and nothing of what it says is used.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from bw_cfp_programme.errors import SigningRefused
from bw_cfp_programme.folder.inside import lies_inside
from bw_cfp_programme.folder.names import SIGNED, VERIFICATION
from bw_cfp_programme.limits import limit
from bw_cfp_programme.options.verification import AGAINST
from bw_cfp_programme.problems import Place, Problem, problem
from bw_cfp_programme.records import Programme
from bw_cfp_programme.signing.reading import read_small
from bw_cfp_programme.signing.said import AnswerFacts
from bw_cfp_programme.signing.statement import ANSWER, predicate_of

if TYPE_CHECKING:  # loads `cryptography`, which is an extra
    from bw_cfp_programme.signing.keys import PublicKey

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class SignedAnswer:
    """An answer that a trusted key signed.

    Attributes:
        keyid: of that key.
        package: sha256 of the manifest of the package that it is about.
        facts: what it says.
    """

    place: Place
    keyid: str
    package: str
    facts: AnswerFacts

    def seen(self, files: Collection[str]) -> "SignedAnswer":
        """With the findings that are of these files alone."""
        kept = [each for each in self.facts.findings if each.file in files]
        return replace(self, facts=msgspec.structs.replace(self.facts, findings=kept))


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What lies in `verification/`.

    Attributes:
        believed: by the date of the statement, the latest last.
        refused: why each of the others is not.
    """

    believed: tuple[SignedAnswer, ...] = ()
    refused: tuple[Problem, ...] = ()

    def seen(self, files: Collection[str]) -> "Answers":
        """As those may see them who see these workbooks alone, by the names of their files.

        A person types those names: a finding that names none, or one in other words, may speak of
        any workbook.
        """
        return replace(self, believed=tuple(each.seen(files) for each in self.believed))


def answer_files(folder: Path) -> list[Path]:
    """Signed answers, by name; none that leads out of the folder."""
    return [folder / name for name in _answers(folder) if lies_inside(folder, name)]


def key_files(folder: Path, programme: Programme) -> list[Path]:
    """Public keys whose answers are believed, as `[verifiers]` names them; all in the folder."""
    return [folder / name for name in _keys(programme) if lies_inside(folder, name)]


def is_answer(name: str) -> bool:
    """Whether an input is an answer, by its path from the folder."""
    return name.startswith(f"{VERIFICATION}/")


def is_of_answers(name: str, programme: Programme) -> bool:
    """Whether an input is an answer or a key: no result rests on it."""
    return is_answer(name) or name in _keys(programme)


def read_answers(folder: Path, programme: Programme) -> Answers:
    """All signed answers of a programme; without `cryptography` none is believed."""
    files = answer_files(folder)
    outside = tuple(_outside(folder, programme))
    if not files:
        return Answers(refused=outside)
    try:
        keys, refused = _trusted(folder, programme)
    except ModuleNotFoundError as missing:
        library = (missing.name or "").partition(".")[0]
        told = (problem("answer_unchecked", _place(path), library=library) for path in files)
        return Answers(refused=(*outside, *told))
    believed, wrong = _sorted_out(lambda path: _answer(path, keys, programme), files)
    believed.sort(key=_by_date)
    return Answers(believed=tuple(believed), refused=(*outside, *refused, *wrong))


def _by_date(answer: SignedAnswer) -> tuple[date, bool, str]:
    """Of two of one day the one that confirms nothing comes last: it is what counts."""
    said = answer.facts.verification
    return said.completed, said.conclusion in AGAINST, answer.place.file


def _trusted(folder: Path, programme: Programme) -> "tuple[list[PublicKey], list[Problem]]":
    from bw_cfp_programme.signing.keys import read_public_key  # noqa: PLC0415 - an extra

    return _sorted_out(read_public_key, key_files(folder, programme))


def _sorted_out(read: Callable[[Path], T], paths: Iterable[Path]) -> tuple[list[T], list[Problem]]:
    """What could be read, and why the rest could not."""
    results = [_tried(read, path) for path in paths]
    refused = [each for each in results if isinstance(each, SigningRefused)]
    found = [each for each in results if not isinstance(each, SigningRefused)]
    return found, [told for each in refused for told in each.problems]


def _tried(read: Callable[[Path], T], path: Path) -> T | SigningRefused:
    try:
        return read(path)
    except SigningRefused as error:
        return error


def _answers(folder: Path) -> list[str]:
    return [
        f"{VERIFICATION}/{path.name}" for path in sorted((folder / VERIFICATION).glob(f"*{SIGNED}"))
    ]


def _keys(programme: Programme) -> list[str]:
    verifiers = programme.options.verifiers
    names = verifiers.public_keys if verifiers else ()
    return [os.path.normpath(name.replace("\\", "/")).replace(os.sep, "/") for name in names]


def _outside(folder: Path, programme: Programme) -> Iterator[Problem]:
    """Files that lead out of the folder, by a path or a link: they are not looked at."""
    for name in (*_keys(programme), *_answers(folder)):
        if not lies_inside(folder, name):
            yield problem("leads_out", Place(name), name=name)


def _answer(path: Path, keys: "Sequence[PublicKey]", programme: Programme) -> SignedAnswer:
    from bw_cfp_programme.signing.check import check_signed  # noqa: PLC0415 - an extra

    place = _place(path)
    signed = check_signed(read_small(path, limit("largest_signature_bytes")), ANSWER, keys, place)
    facts = predicate_of(signed.statement, AnswerFacts, place).at(place)
    if (facts.package.programme, facts.package.product) != (programme.id, programme.product.code):
        words = {"programme": facts.package.programme, "product": facts.package.product}
        raise SigningRefused.of(problem("answer_foreign", place, **words))
    manifest = signed.statement.subject[0].digest.get("sha256", "")
    return SignedAnswer(place=place, keyid=signed.keyid, package=manifest, facts=facts)


def _place(path: Path) -> Place:
    return Place(f"{VERIFICATION}/{path.name}")
