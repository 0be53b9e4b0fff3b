"""Workbooks made by hand: small archives of XML text, as programs other than ours write them."""

import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>"""


def relations(kinds, of=RELATIONS):
    """A part of relations: (id, kind, target)."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{of}/{kind}" Target="{target}"/>'
        for name, kind, target in kinds
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def styles(*codes):
    """Style 0 is plain; style n shows the n-th format code."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{164 + i}" xfId="0"/>' for i in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{formats}</numFmts>'
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0" xfId="0"/>{used}</cellXfs>'
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def write(path, rows, *, texts="", style=None, about="", main=MAIN, of=RELATIONS, **parts):
    """One sheet "S" with these rows of XML; `parts` replace or add parts by name."""
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{of}">{about}'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    links = [
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"),
    ]
    content = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")], of),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(links, of),
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{texts}</sst>',
        "xl/styles.xml": style or styles(),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{main}"><dimension ref="A1:XFD1048576"/>'
            f"<sheetData>{rows}</sheetData></worksheet>"
        ),
        **parts,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path
