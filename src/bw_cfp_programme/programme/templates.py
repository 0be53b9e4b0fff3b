"""`bw-cfp template`: a blank workbook for every member, with what the programme knows filled in."""

from collections.abc import Collection
from pathlib import Path

from bw_cfp_programme.errors import InvalidProgramme
from bw_cfp_programme.files import AnyPath, sha256, write_whole
from bw_cfp_programme.folder.config import open_programme
from bw_cfp_programme.folder.names import TEMPLATES
from bw_cfp_programme.forms import template


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
    written = []
    for code, member in known.items():
        if members is None or code in members:
            words = language or member.language
            blank = template(member=member, programme=programme, language=words)
            written.append(_put(blank, folder / TEMPLATES / f"{code}.xlsx"))
    return written


def _put(blank: bytes, path: Path) -> Path:
    if path.exists() and path.read_bytes() != blank:
        path.rename(path.with_name(f"{path.stem}.{sha256(path)[:12]}{path.suffix}"))
    return write_whole(path, blank)
