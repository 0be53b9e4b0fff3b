"""`bw-cfp reconcile`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "reconcile",
    """Hold each facility's own greenhouse gas inventory against its lines; energy and mass balance.

    與組織盤查（ISO 14064-1）核對，並列出能源平衡與質量平衡。

    \b
    Examples:
      bw-cfp reconcile lamp
      bw-cfp reconcile lamp --json
    """,
)
