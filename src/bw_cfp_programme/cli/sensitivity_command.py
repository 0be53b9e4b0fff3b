"""`bw-cfp sensitivity`."""

from bw_cfp_programme.cli.section_command import section_command

command = section_command(
    "sensitivity",
    """Show what other admissible choices would give: allocation, electricity, GWP and more.

    敏感度分析：分配規則、電力係數、GWP 版本、切斷、次級數據與情境的替代選擇。

    \b
    Examples:
      bw-cfp sensitivity lamp
      bw-cfp sensitivity lamp --json
    """,
)
