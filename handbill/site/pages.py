"""The site's page in each language, made from one template and the language's words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

import msgspec

from handbill import folders
from handbill.page.imprint import PHONES, TEXTS
from handbill.words.library import Library
from handbill.words.site import Dialog, Site

WEB = Path(__file__).parent / "web"
FIRST = "en"  # whose page is the one that a host shows by itself
_BLANK = re.compile(r"\{\{([a-z][a-z.-]*)\}\}")


def pages(library: Library) -> dict[str, str]:
    """By its path in the folder: a page for each language that has words for it, those words for scripts, what pages look like."""
    template = (WEB / "page.html").read_text(encoding="utf-8")
    made = {"look.css": (folders.folder("layouts") / "look.css").read_text(encoding="utf-8")}
    for language in library.sites():
        made[page_of(language)] = _filled(template, _blanks(language, library))
        words = msgspec.to_builtins(library.site(language))
        made[f"words/{language}.json"] = json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n"
    return made


def page_of(language: str) -> str:
    """The name of a language's page."""
    return "index.html" if language == FIRST else f"{language}.html"


def _filled(template: str, blanks: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda found: blanks[found[1]], template)


def _blanks(language: str, library: Library) -> dict[str, str]:
    """What fills each blank of the template: each text by the way to it, as in header.kicker, and the parts made of several."""
    words, phrases = library.site(language), library.phrases(language)
    review = "" if words.review.done else f'<p class="slip">{escape(phrases.not_reviewed.plain)}</p>'
    return {
        **{path: escape(text) for path, text in texts(words).items()},
        "lang": escape(language),
        "languages": _languages(language, library),
        "review": review,
        "fields": "\n".join(_field("line", name, words) for name in TEXTS),
        "common": "\n".join(_field("common", name, words) for name in TEXTS if name not in ("school", "phone")),
        "dialogs": "\n".join(map(_dialog, words.printing.dialogs)),
        "always": "".join(f"<li>{escape(one)}</li>" for one in words.printing.always),
        "footer": "\n".join(f"<p>{escape(one)}</p>" for one in words.footer),
    }


def texts(words: Site) -> dict[str, str]:
    """Each text by the way to it, as in header.kicker; lists and tables have none of their own."""
    found: dict[str, str] = {}

    def walk(path: str, part: object) -> None:
        if isinstance(part, str):
            found[path] = part
        elif isinstance(part, dict):
            for name, inner in part.items():
                walk(f"{path}.{name}" if path else name, inner)

    walk("", msgspec.to_builtins(words))
    return found


def _languages(current: str, library: Library) -> str:
    """A link to the page in each language, by what that calls itself."""

    def link(language: str) -> str:
        name, here = escape(library.phrases(language).name), ' aria-current="page"' if language == current else ""
        return f'<li><a href="{page_of(language)}" lang="{language}" hreflang="{language}"{here}>{name}</a></li>'

    return "".join(map(link, library.sites()))


def _field(form: str, name: str, words: Site) -> str:
    """A line of the imprint to type, with what to type and what is wrong with it."""
    told, id_ = getattr(words.lines, name), f"{form}-{name}"
    keys = ' inputmode="tel"' if name in PHONES else ""
    return (
        f'<div class="field"><label for="{id_}">{escape(told.label)}</label><p class="hint" id="{id_}-hint">{escape(told.hint)}</p>'
        f'<input id="{id_}" name="{name}" type="text"{keys} autocomplete="off" spellcheck="false" '
        f'aria-describedby="{id_}-hint {id_}-told"><p class="told" id="{id_}-told" aria-live="polite"></p></div>'
    )


def _dialog(dialog: Dialog) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in dialog.steps)
    return f'<div class="dialog"><h3>{escape(dialog.name)}</h3><ol>{steps}</ol></div>'
