"""What a file says of itself: its properties in Info and XMP, and the colours that its numbers mean.

It is PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from handbill.page.document import Document
from handbill.pdf.shell import gap
from handbill.pdf.syntax import escaped

PRODUCER = "Handbill (ReportLab)"
_INTENT = "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)"
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/", "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}  # fmt: skip
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {spaces}>
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Handbill</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
{extension}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
# ISO 19005-2, 6.6.2.3: a file says what the properties mean that the standard does not know
_EXTENSION = f"""<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_SPACES["pdfuaid"]}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def packet(document: Document) -> str:
    """The XMP packet, with a gap wherever the title names the school."""
    own = [(lang, title) for lang, title in document.titles if len(document.titles) > 1]
    titles = [("x-default", " / ".join(title for _, title in document.titles)), *own]
    return _PACKET.format(
        spaces=" ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items()),
        titles=_items(((escaped(title).decode() + gap("school.xml")), f' xml:lang="{lang}"') for lang, title in titles),
        languages=_items((lang, "") for lang, _ in document.titles),
        date=document.date,
        producer=PRODUCER,
        extension=_EXTENSION,
    )


def _items(found: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<rdf:li{told}>{item}</rdf:li>" for item, told in found)


def info(day: str) -> str:
    """The Info dictionary, the title in a gap; `day` is when the facts were last checked, as YYYYMMDD."""
    told = f"/Author(Handbill)/Creator({PRODUCER})/Producer({PRODUCER})"
    return f"<</Title {gap('title')}{told}/CreationDate(D:{day}000000Z)/ModDate(D:{day}000000Z)/Trapped/False>>"


@cache
def profile() -> bytes:
    """The ICC profile of the colours: sRGB, as Little CMS makes it (MIT licence; it says itself “No copyright, use freely”)."""
    return Path(__file__).with_name("srgb.icc").read_bytes()


def viewing(document: Document) -> dict[str, str]:
    """How a viewer shows the file, and what it tells a printer: actual size, and on which edge the sheet is flipped."""
    found = {"DisplayDocTitle": "true", "PrintScaling": "None"}
    if document.flip:
        found["Duplex"] = f"DuplexFlip{document.flip.title()}Edge"
    return found


def intent(profile: str) -> str:
    """What the colours mean, `profile` a reference to their profile's object."""
    return f"<<{_INTENT}/DestOutputProfile {profile}>>"


def shown(document: Document, profile: int) -> bytes:
    """The catalog's entries that say how the file is read, shown and printed; `profile` is the number of its profile."""
    told = "".join(f"/{name} {value if value == 'true' else '/' + value}" for name, value in viewing(document).items())
    intents = f"/OutputIntents[{intent(f'{profile} 0 R')}]"
    return f"/Lang({document.lang})/MarkInfo<</Marked true>>/ViewerPreferences<<{told}>>{intents}".encode()
