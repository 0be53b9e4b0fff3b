"""`bw-cfp primary-data`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "primary-data",
    """Show how much of the footprint rests on primary data, and whom to ask next.

    一級數據比例與下一個該詢問的供應商。

    \b
    Examples:
      bw-cfp primary-data lamp
      bw-cfp primary-data lamp --json
    """,
)
