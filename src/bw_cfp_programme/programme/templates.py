"""`bw-cfp template`: a blank workbook for every member, with what the programme knows filled in."""

from collections.abc import Collection
from pathlib import Path

from bw_cfp_programme.errors import InvalidProgramme
from bw_cfp_programme.files import AnyPath, sha256
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.forms import write_template

TEMPLATES = "templates"


def write_templates(
    folder: AnyPath, *, members: Collection[str] | None = None, language: str | None = None
) -> list[Path]:
    """Write `templates/<member>.xlsx` for all members, or those named.

    A file of that name which says something else, perhaps because somebody filled it in, is kept
    beside the new one as `<member>.<first 12 of its sha256>.xlsx`.

    Args:
        folder: the programme folder.
        members: codes.
        language: of headers and choices; each member's own unless given.

    Raises:
        InvalidProgramme: `programme.toml` has errors, or it has no such member.

    Example:
        >>> cfp.write_templates("lamp", members=["S03"], language="zh_TW")
        [PosixPath('lamp/templates/S03.xlsx')]
    """
    folder = Path(folder)
    programme = open_programme(folder)
    known = {member.code: member for member in programme.members}
    if unknown := sorted(set(members or ()) - set(known)):
        raise InvalidProgramme(f"no member {unknown[0]}; there are {', '.join(known)}")
    target = folder / TEMPLATES
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for code, member in known.items():
        if members is None or code in members:
            fresh, path = target / f"{code}.new", target / f"{code}.xlsx"
            words = language or member.language
            write_template(fresh, member=member, programme=programme, language=words)
            _put(fresh, path)
            written.append(path)
    return written


def _put(fresh: Path, path: Path) -> None:
    if path.exists() and (before := sha256(path)) != sha256(fresh):
        path.rename(path.with_name(f"{path.stem}.{before[:12]}{path.suffix}"))
    fresh.replace(path)
