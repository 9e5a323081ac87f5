"""What a file says of itself: its properties in Info and XMP, and the colours that its numbers mean.

It is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once; a print shop's is made to the rules of PDF/X-4 (ISO 15930-7) too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from handbill.page.document import Document, for_school
from handbill.page.press import Press
from handbill.pdf.shell import gap
from handbill.pdf.syntax import escaped, text_string

PRODUCER = "Handbill (ReportLab)"
_SCREEN = "/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}  # fmt: skip
_PRESS_SPACES = {"pdfxid": "http://www.npes.org/pdfx/ns/id/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/"}
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {spaces}>
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Handbill</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
{press}<pdfaExtension:schemas><rdf:Bag>{explained}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_PRESS = """<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<xmp:MetadataDate>{date}T00:00:00Z</xmp:MetadataDate><xmpMM:DocumentID>{id}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
"""
# ISO 19005-2, 6.6.2.3: a file says what the properties mean that the standard does not know
_EXPLAINED = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>{schema}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{space}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>{name}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>{told}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"""
_UNKNOWN = (("PDF/UA identification", "pdfuaid", "part", "Integer", "The part of ISO 14289 that the file conforms to"),)
_UNKNOWN_OF_PRESS = (
    ("PDF/X identification", "pdfxid", "GTS_PDFXVersion", "Text", "The part of ISO 15930 that the file is made to"),
)


def packet(document: Document) -> str:
    """The XMP packet, with a gap wherever the title names the school."""
    own = [(lang, title) for lang, title in document.titles if len(document.titles) > 1]
    titles = [("x-default", " / ".join(title for _, title in document.titles)), *own]
    press = document.press
    spaces, unknown = _SPACES | (_PRESS_SPACES if press else {}), _UNKNOWN + (_UNKNOWN_OF_PRESS if press else ())
    return _PACKET.format(
        spaces=" ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items()),
        titles=_items(((escaped(title).decode() + gap("school.xml")), f' xml:lang="{lang}"') for lang, title in titles),
        languages=_items((lang, "") for lang, _ in document.titles),
        date=document.date,
        producer=PRODUCER,
        press=_PRESS.format(date=document.date, id=gap("id")) if press else "",
        explained="".join(
            _EXPLAINED.format(schema=schema, space=spaces[prefix], prefix=prefix, name=name, kind=kind, told=told)
            for schema, prefix, name, kind, told in unknown
        ),
    )


def _items(found: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<rdf:li{told}>{item}</rdf:li>" for item, told in found)


def info(day: str) -> str:
    """The Info dictionary, the title in a gap; `day` is when the facts were last checked, as YYYYMMDD."""
    told = f"/Author(Handbill)/Creator({PRODUCER})/Producer({PRODUCER})"
    return f"<</Title {gap('title')}{told}/CreationDate(D:{day}000000Z)/ModDate(D:{day}000000Z)/Trapped/False>>"


def named(title: str, school: str) -> dict[str, bytes]:
    """What goes into the gaps of a file with that whole title, made for that school or for none."""
    digest = hashlib.sha256(title.encode()).hexdigest()
    identity = f"uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"
    return {"title": text_string(title), "school.xml": escaped(for_school(school)), "id": identity.encode()}


def version(press: Press | None) -> tuple[int, int]:
    """Of PDF: 1.7, but that a press has 1.6."""
    return (1, 6) if press else (1, 7)


def profile(press: Press | None) -> tuple[bytes, str]:
    """The ICC profile of the colours, and how many there are: the press's, or sRGB."""
    return (press.colors.data, "/N 4") if press else (_srgb(), "/N 3")


@cache
def _srgb() -> bytes:
    """As Little CMS makes it (MIT licence; it says itself “No copyright, use freely”)."""
    return Path(__file__).with_name("srgb.icc").read_bytes()


def viewing(document: Document) -> dict[str, str]:
    """How a viewer shows the file, and what it tells a printer: actual size, and on which edge the sheet is flipped."""
    found = {"DisplayDocTitle": "true", "PrintScaling": "None"}
    if document.flip:
        found["Duplex"] = f"DuplexFlip{document.flip.title()}Edge"
    return found


def intents(press: Press | None) -> list[str]:
    """What the colours mean, once for each standard that asks: a registered way of printing, or a shop's own, or sRGB."""
    if not press:
        return [f"/Type/OutputIntent/S/GTS_PDFA1{_SCREEN}"]
    name, known = text_string(press.colors.name).decode(), press.colors.registered
    told = (
        f"/OutputConditionIdentifier({known})/RegistryName(http://www.color.org)"
        if known
        else "/OutputConditionIdentifier(Custom)"
    )
    return [f"/Type/OutputIntent/S/{standard}{told}/Info {name}" for standard in ("GTS_PDFX", "GTS_PDFA1")]


def intent(told: str, profile: str) -> str:
    """One of them, `profile` a reference to the profile's object."""
    return f"<<{told}/DestOutputProfile {profile}>>"


def shown(document: Document, profile: int) -> bytes:
    """The catalog's entries that say how the file is read, shown and printed; `profile` is the number of its profile."""
    told = "".join(f"/{name} {value if value == 'true' else '/' + value}" for name, value in viewing(document).items())
    meant = "".join(intent(told, f"{profile} 0 R") for told in intents(document.press))
    return f"/Lang({document.lang})/MarkInfo<</Marked true>>/ViewerPreferences<<{told}>>/OutputIntents[{meant}]".encode()
