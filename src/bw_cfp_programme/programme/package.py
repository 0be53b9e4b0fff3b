"""`bw-cfp package`: one zip from which somebody can check the result without trusting us."""

from collections.abc import Sequence
from pathlib import Path

from bw_cfp_programme import __version__
from bw_cfp_programme.files import AnyPath, write_whole
from bw_cfp_programme.folder.choice import BASE, Choice
from bw_cfp_programme.folder.clock import Clock, now
from bw_cfp_programme.folder.runs import record_run
from bw_cfp_programme.labels import LANGUAGES, Language, Text, text
from bw_cfp_programme.packages.subject import PackageSubject
from bw_cfp_programme.packages.written import written
from bw_cfp_programme.programme.package_parts import Packed
from bw_cfp_programme.programme.study import OpenStudy, open_study
from bw_cfp_programme.programme.written import outputs_of, written_once
from bw_cfp_programme.progress import Progress, Say, silent, unsaid
from bw_cfp_programme.records.disclosure import Audience

_NAMES: dict[Audience, str] = {"verifier": "verification", "lead": "lead", "public": "public"}


def package(
    folder: AnyPath,
    choice: Choice = BASE,
    *,
    audience: Audience = "verifier",
    languages: Sequence[Language] = LANGUAGES,
    frozen: bool = False,
    clock: Clock = now,
    progress: Progress = silent,
    say: Say = unsaid,
) -> Path:
    """Calculate, and write `outputs/verification-<programme>.zip`; folders as `export`.

    `audience` is who gets it, and so says whose lines are in it; that of the lead is called
    `lead-<programme>.zip`, that of the public `public-<programme>.zip`.

    Raises:
        InvalidProgramme, NotUpToDate, CalculationMismatch: as `open_study`.

    Example:
        >>> cfp.package("lamp")
        PosixPath('lamp/outputs/verification-lamp-2026.zip')
    """
    folder = Path(folder)
    opened = open_study(folder, choice, frozen=frozen, clock=clock, progress=progress, say=say)
    record_run(folder, opened.made.record)
    target = outputs_of(folder, choice, frozen=frozen)
    path = target / f"{_NAMES[audience]}-{opened.programme.id}.zip"

    def write() -> list[Path]:
        packed = Packed(folder, opened, audience, tuple(languages), progress)
        return [write_whole(path, written(packed.parts(), _subject(opened, audience)))]

    how = {"report": opened.report_key(audience), "package": languages, "audience": audience}
    return written_once(target, opened.key, how, write)[0]


def _subject(opened: OpenStudy, audience: Audience) -> PackageSubject:
    programme, result = opened.programme, opened.made.result
    product = Text(zh_TW=programme.product.name_zh, en=programme.product.name_en)
    named = product if product.said("both") else Text(en=result.product_name)
    about = {"programme": programme.id, "product": named}
    return PackageSubject(
        programme=programme.id,
        title=text("package.title", **about),
        description=text("package.description", **about),
        calculated=result.stamp["calculated"],
        audience=audience,
        software=f"bw_cfp_programme {__version__}",
    )
