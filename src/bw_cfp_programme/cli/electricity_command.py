"""`bw-cfp electricity`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "electricity",
    """Show every member's electricity by contract and grid, and the footprint by either.

    各成員的電力來源，以及以電網與合約計算的兩種碳足跡。

    \b
    Examples:
      bw-cfp electricity lamp
      bw-cfp electricity lamp --json
    """,
)
