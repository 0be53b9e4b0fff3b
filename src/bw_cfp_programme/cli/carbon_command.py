"""`bw-cfp carbon`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "carbon",
    """Show what stands apart: carbon content, biogenic balance, land-use change, aircraft.

    單獨列出的項目：碳含量、生質碳進出、土地利用變化與航空運輸。

    \b
    Examples:
      bw-cfp carbon lamp
      bw-cfp carbon lamp --json
    """,
)
