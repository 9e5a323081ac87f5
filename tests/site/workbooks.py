"""Workbooks as XLSX files have them: by chance, or made to say one thing."""

import io
import zipfile
from random import Random
from xml.sax.saxutils import escape, quoteattr

from odd import text

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = (
    "yyyy-mm-dd", "0.00", "[Red]0", "m/d", "General", '"Y"0', '0"d"', r"\d0", "_d0", "*d0", "[h]", "[hh]:mm", "[mm]",
    "am/pm", "[$-409]mmm", "h AM/PM", "0.00E+00", "@", "0;yyyy", "[Blue]yy", "#,##0 [$y-1]", "s.000", "[s",
    r'0.0\"d\"', "mmmm", "e", "[DBNum1]yyyy", "G/general", "Standard", "TT.MM.JJJJ", "[ss].00", "d;@", '"d', "[>5]d",
    "[hm]", "[HHH]", '"a\\"b"d',
)  # fmt: skip
NUMBERS = ("0", "1", "5.0", "-3", "0.5", "1e-7", "0.00001", "1E8", "123456789", "0.1", "1E3", "44927", "44927.5", "59", "60",
           "61", "0.25", "2958465.99999", "2958466", "-1", "44927.123456", "1.5", "99999999", "44927.999999999", "59.99999999",
           "60.5", "-0.5", "2065550142", "1.10", "3.0000000000000004", "-0", "+5", "5.", ".5", "12345.678")  # fmt: skip
WORDS = (
    "abc",
    "0x10",
    "1_000",
    " 12",
    "1,5",
    "Cedar &amp; Hollow",
    "a&#10;b",
    "a_x000A_b",
    "_x41_",
    "_xD83D_",
    "Peña",
    "学校",
    "a\r\nb",
)
TIMES = ("2024-01-02", "2024-01-02T03:04:05", "2024-01-02T03:04:05.678", "2024-01-02T03:04:05Z", "03:04", "03:04:05.5", "PT3H",
         "2024-01-02T00:00:00.000", "2024-13-45", "")  # fmt: skip
ERRORS = ("#N/A", "#DIV/0!", "#REF!", "")
SHARED = (
    "<t>one</t>",
    "<t></t>",
    "",
    "<t> sp </t>",
    '<t xml:space="preserve"> sp </t>',
    "<t>a_x000D_b</t>",
    '<r><rPr><b/></rPr><t>ri</t></r><r><t xml:space="preserve">ch </t></r>',
    "<t>p</t><rPh sb='0' eb='1'><t>hon</t></rPh>",
)


def written(*sheets: str, book: str = "", names: tuple[str, ...] = (), **files: str) -> bytes:
    """An XLSX file of these sheets' XML."""
    names = names or tuple(f"Sheet {nth}" for nth, _ in enumerate(sheets, 1))
    listed = "".join(f'<sheet name={quoteattr(name)} sheetId="{nth}" r:id="r{nth}"/>' for nth, name in enumerate(names, 1))
    related = "".join(
        f'<Relationship Id="r{nth}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{nth}.xml"/>'
        for nth, _ in enumerate(names, 1)
    )
    shared = "".join(f"<si>{one}</si>" for one in SHARED)
    formats = "".join(f'<numFmt numFmtId="{nth}" formatCode={quoteattr(code)}/>' for nth, code in enumerate(FORMATS, 164))
    styles = "".join(f'<xf numFmtId="{nth}"/>' for nth in (0, *range(1, 60), *range(164, 164 + len(FORMATS))))
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>',
        **{
            f"xl/worksheets/sheet{nth}.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
            for nth, sheet in enumerate(sheets, 1)
        },
        **files,
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            archive.writestr(name, said)
    return kept.getvalue()


def sheet(chance: Random) -> str:
    """Cells of all kinds, with their places or without, some of them far."""
    rows, number = [], 0
    for _ in range(chance.choice((0, 1, 40, 120))):
        number += chance.choice((1, 1, 1, 1, 2, 9))
        named = chance.random() < 0.8
        cells = "".join(_cell(chance, f"{column}{number}" if named else "") for column in "ABCDEFGHIJ" if chance.random() < 0.9)
        rows.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetFormatPr/><sheetData>{''.join(rows)}</sheetData><pageMargins/>"


def _cell(chance: Random, place: str) -> str:
    kind, value = chance.choice((_number, _number, _words, _shared, _other))(chance)
    style = f' s="{chance.randrange(109)}"' if chance.random() < 0.7 else ""
    where = f' r="{place}"' if place else ""
    return f"<c{where}{style}{kind}>{value}</c>"


def _number(chance: Random) -> tuple[str, str]:
    said = chance.choice((chance.choice(NUMBERS), f"{chance.uniform(-3, 60_000)}", f"{chance.randrange(90_000)}"))
    return chance.choice(("", "", ' t="n"')), f"<v>{said}</v>"


def _words(chance: Random) -> tuple[str, str]:
    said = chance.choice((*WORDS, escape("".join(letter for letter in text(chance)[:60] if letter.isprintable()))))
    return chance.choice(
        (
            ("", f"<v>{chance.choice(('abc', '0x10', '1_000', '1,5'))}</v>"),
            (' t="str"', f"<f>A1</f><v>{said}</v>"),
            (' t="inlineStr"', f"<is><t>{said}</t></is>"),
        )
    )


def _shared(chance: Random) -> tuple[str, str]:
    return ' t="s"', f"<v>{chance.randrange(len(SHARED))}</v>"


def _other(chance: Random) -> tuple[str, str]:
    return chance.choice(
        (
            (' t="b"', f"<v>{chance.choice(('0', '1', 'true', ''))}</v>"),
            (' t="e"', f"<v>{chance.choice(ERRORS)}</v>"),
            (' t="d"', f"<v>{chance.choice(TIMES)}</v>"),
            ("", "<f>A1</f>"),
            ("", ""),
            (' t="n"', "<v></v>"),
            (' t="inlineStr"', f"<is>{chance.choice(SHARED)}</is>"),
        )
    )
