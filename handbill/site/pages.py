"""The site's page in each language, made from one template and the language's words."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import msgspec

from handbill.folders import folder
from handbill.page.imprint import PHONES, TEXTS
from handbill.words.library import Library
from handbill.words.site import Dialog, Site

WEB = Path(__file__).parent / "web"
TEMPLATE = "page.html"
FIRST = "en"  # whose page is the one that a host shows by itself
ENTRY = "script/main.js"
_IMPORTED = re.compile(r"""(?:^import|^} from|^export .* from).*?["'](\.[^"']+)["'];$""", re.MULTILINE)
_BLANK = re.compile(r"\{\{([a-z][a-z.-]*)\}\}")


def languages(tags: Sequence[str], words: Library) -> list[dict[str, str]]:
    """Each language that has a page beside pieces in these, and English: its tag, what it calls itself, its page."""
    known = [tag for tag in words.sites() if tag in (FIRST, *tags)]
    return [{"tag": tag, "name": words.phrases(tag).name, "page": named(tag)} for tag in known]


def named(tag: str) -> str:
    """A language's page."""
    return "index.html" if tag == FIRST else f"{tag}.html"


def written(tags: Sequence[str], words: Library) -> dict[str, bytes]:
    """By their paths: a page for each of those languages, its words for scripts, and the style that they share with others."""
    template = (WEB / TEMPLATE).read_text(encoding="utf-8")
    made = {"look.css": (folder("layouts") / "look.css").read_bytes()}
    spoken = languages(tags, words)
    for tag in (language["tag"] for language in spoken):
        made[named(tag)] = _filled(template, _blanks(tag, words, spoken)).encode()
        made[f"words/{tag}.json"] = msgspec.json.encode(_for_scripts(words.site(tag)), enc_hook=str)
    return made


def _for_scripts(words: Site) -> dict[str, object]:
    """The words under the keys of the YAML; those of problems under the names of their fields, as scripts have them."""
    return {**_plain(words), "problems": {key: msgspec.structs.asdict(told) for key, told in words.problems.items()}}


def _filled(template: str, blanks: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda found: blanks[found[1]], template)


def _blanks(tag: str, library: Library, spoken: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """What fills each blank of the template: each text by the way to it, as in header.kicker, and the parts made of several."""
    words, phrases = library.site(tag), library.phrases(tag)
    review = "" if words.review.done else f'<p class="slip">{escape(phrases.not_reviewed.plain)}</p>'
    return {
        **{path: escape(text) for path, text in texts(words).items()},
        "lang": tag,
        "languages": _links(tag, spoken),
        "review": review,
        "fields": "\n".join(_field("line", name, words) for name in TEXTS),
        "common": "\n".join(_field("common", name, words) for name in TEXTS if name not in ("school", "phone")),
        "dialogs": "\n".join(map(_dialog, words.printing.dialogs)),
        "always": "".join(f"<li>{escape(one)}</li>" for one in words.printing.always),
        "preloads": "\n".join(f'<link rel="modulepreload" href="{path}">' for path in imported(ENTRY)),
        "footer": "\n".join(f"<p>{escape(one)}</p>" for one in words.footer),
    }


def imported(entry: str) -> list[str]:
    """The scripts that one needs before it can begin, by their paths: a browser that knows them asks for all at once."""
    found = [entry]
    for path in found:
        for name in _IMPORTED.findall((WEB / path).read_text(encoding="utf-8")):
            other = os.path.normpath(f"{Path(path).parent.as_posix()}/{name}").replace(os.sep, "/")
            found += [] if other in found else [other]
    return found[1:]


def texts(words: Site) -> dict[str, str]:
    """Each text by the way to it, as in header.kicker; lists and tables have none of their own."""
    found: dict[str, str] = {}

    def walk(path: str, part: object) -> None:
        if isinstance(part, str):
            found[path] = part
        elif isinstance(part, dict):
            for name, inner in part.items():
                walk(f"{path}.{name}" if path else name, inner)

    walk("", _plain(words))
    return found


def _plain(words: Site) -> dict[str, object]:
    """The words as JSON has them, under the keys of the YAML."""
    found: dict[str, object] = msgspec.to_builtins(words, enc_hook=str)
    return found


def _links(current: str, spoken: Sequence[Mapping[str, str]]) -> str:
    """A link to the page in each language, by what that calls itself."""

    def link(tag: str, name: str, page: str) -> str:
        here = ' aria-current="page"' if tag == current else ""
        return f'<li><a href="{page}" lang="{tag}" hreflang="{tag}"{here}>{escape(name)}</a></li>'

    return "".join(link(**language) for language in spoken)


def _field(form: str, name: str, words: Site) -> str:
    """A line of the imprint to type, with what to type and what is wrong with it."""
    told, id_ = getattr(words.lines, name), f"{form}-{name}"
    keys = ' inputmode="tel"' if name in PHONES else ""
    return (
        f'<div class="field"><label for="{id_}">{escape(told.label)}</label>'
        f'<p class="hint" id="{id_}-hint">{escape(told.hint)}</p>'
        f'<input id="{id_}" name="{name}" type="text"{keys} autocomplete="off" spellcheck="false" '
        f'aria-describedby="{id_}-hint {id_}-told"><p class="told" id="{id_}-told" aria-live="polite"></p></div>'
    )


def _dialog(dialog: Dialog) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in dialog.steps)
    return f'<div class="dialog"><h3>{escape(dialog.name)}</h3><ol>{steps}</ol></div>'
