"""`bw-cfp validity`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "validity",
    """Show how old the data are, how long the result holds, what changed, and earlier results.

    資料年限、標籤有效期、廠場與製程變更、歷次結果。

    \b
    Examples:
      bw-cfp validity lamp
      bw-cfp validity lamp --lang zh_TW
    """,
)
