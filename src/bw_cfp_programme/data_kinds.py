"""How data was come by (`data/data_kinds.csv`), and whether that makes it primary data."""

from functools import cache

from bw_cfp_programme.tables import read_table


def is_primary(data_kind: str) -> bool | None:
    """Whether data of this kind is primary; None for a kind that is not in the table."""
    return _primary().get(data_kind)


@cache
def _primary() -> dict[str, bool]:
    return {row["data_kind"]: row["primary"] == "yes" for row in read_table("data_kinds.csv")}
