"""Where ways of reaching someone lead on screen, and what is heard of it."""

from __future__ import annotations

from msgspec.structs import replace

from handbill.words.markup import Span
from handbill.words.types import Struct, Text

WAYS = {"phone": "tel:", "spelled": "", "text": "sms:", "email": "mailto:", "url": "https://"}  # with how a link to each begins
LONG = len("206-555-0100")


class LinkPhrases(Struct, frozen=True):
    """What a link does, as a listener hears it; `<to>` is a number or an address as it is printed."""

    call: Text
    text: Text
    write: Text

    def spoken(self, span: Span) -> Span:
        """The span with what its link does, if it does more than to open the page that it names."""
        scheme = span.link.partition(":")[0]
        told = {"tel": self.call, "sms": self.text, "mailto": self.write}.get(scheme)
        return replace(span, alt=told.replace("<to>", span.text)) if told else span


def dialling(number: str) -> str:
    """The link that dials a phone number."""
    return f"{WAYS['phone']}{dialled(number)}"


def dialled(way: str) -> str:
    """What a phone dials for a number as it is printed, with the country where it is no short one (RFC 3966, 5.1.4).

    An extension is printed, not dialled. What is no number stays as it is.
    """
    number = way.partition("\u00a0")[0].removeprefix("1-")
    return f"+1-{number}" if len(number) == LONG and number.replace("-", "").isdigit() else way
