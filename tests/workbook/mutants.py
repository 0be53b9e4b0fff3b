"""Mutants of one cell's XML: what other programs might write there, and what damage might leave."""

import random
import re

CELL = re.compile(r"<c r=\"([A-Z]+[0-9]+)\"([^<>]*)>(.*?)</c>")
TYPES = ("s", "str", "inlineStr", "b", "e", "d", "n", "x", "", "S", "N")
STYLES = ("0", "1", "99999", "-1", "", "x", "1.0", " 1")
VALUES = (
    *("", "0", "1", "-1", "1,5", "1.5", "1.5.5", "1_000", "0x10", "1e400", "-1E-400", "NaN"),
    *("INF", "FALSE", "yes", "999999999", "12:30:00", "2025-01-31", "2025-02-30", "٣", "½"),
    *(
        "1e5",
        "+7",
        ".5",
        "5.",
        "--5",
        "#N/A",
        "#DIV/0!",
        "a&amp;b",
        "_x000D_",
        "9" * 400,
        "10000-01-01",
    ),
    *("2025-01-31T10:00:00Z", "2025-01-31T10:00:00+08:00", "PT1H", "\N{ZERO WIDTH SPACE}", "-0"),
)
REFERENCES = (
    "A1",
    "a1",
    "$B$2",
    "A0",
    "1A",
    "XFD1048576",
    "XFE1",
    "AAAA1",
    "A9999999",
    "",
    "B",
    "7",
)
BODIES = (
    "<v>1</v><v>2</v>",
    "<is><t>x</t></is>",
    "<is><t>x</t></is><v>1</v>",
    "<f>1+1</f>",
    "<f>1+1</f><v></v>",
    "<f t='shared' si='0'/><v>3</v>",
    "<v xml:space='preserve'> 4 </v>",
    "<v><![CDATA[5]]></v>",
    "<v>6<!-- six --></v>",
    "<v>7</v><extLst/>",
    "<x:v xmlns:x='urn:x'>8</x:v>",
)


def mutants(sheet, count, seed):
    """`count` of (address of the cell, the sheet's XML with that cell mutated)."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    cells = list(CELL.finditer(sheet))
    for _ in range(count):
        cell = chance.choice(cells)
        changed = chance.choice(KINDS)(cell[1], cell[2], cell[3], chance)
        yield cell[1], sheet[: cell.start()] + changed + sheet[cell.end() :]


def _with(about, name, value):
    plain = re.sub(rf'\s{name}="[^"]*"', "", about)
    return f'{plain} {name}="{value}"'


def _type(place, about, body, chance):
    return f'<c r="{place}"{_with(about, "t", chance.choice(TYPES))}>{body}</c>'


def _style(place, about, body, chance):
    return f'<c r="{place}"{_with(about, "s", chance.choice(STYLES))}>{body}</c>'


def _value(place, about, body, chance):
    del body
    return f'<c r="{place}"{about}><v>{chance.choice(VALUES)}</v></c>'


def _typed_value(place, about, body, chance):
    del body
    kind, value = chance.choice(TYPES), chance.choice(VALUES)
    return f'<c r="{place}"{_with(about, "t", kind)}><v>{value}</v></c>'


def _body(place, about, body, chance):
    del body
    return f'<c r="{place}"{about}>{chance.choice(BODIES)}</c>'


def _reference(place, about, body, chance):
    del place
    return f'<c r="{chance.choice(REFERENCES)}"{about}>{body}</c>'


def _no_reference(place, about, body, chance):
    del place, chance
    return f"<c{about}>{body}</c>"


def _twice(place, about, body, chance):
    cell = f'<c r="{place}"{about}>{body}</c>'
    return cell + chance.choice((cell, f'<c r="{place}"><v>{chance.choice(VALUES)}</v></c>'))


def _letters(place, about, body, chance):
    """One character of the whole is another."""
    cell = f'<c r="{place}"{about}>{body}</c>'
    at = chance.randrange(len(cell))
    return cell[:at] + chance.choice('x0 9<>&"/\N{CJK UNIFIED IDEOGRAPH-92C1}') + cell[at + 1 :]


KINDS = (_type, _style, _value, _typed_value, _body, _reference, _no_reference, _twice, _letters)
