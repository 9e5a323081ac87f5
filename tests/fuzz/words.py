"""Words: our own files with mistakes in them, as materials of one's own or as a school's imprint."""

import re
from pathlib import Path
from random import Random

from odd import spoilt, text
from tally import Tally
from verdict import run

from handbill.words.library import OURS

FILES = [path.relative_to(OURS) for path in sorted(OURS.rglob("*.yaml"))]
IMPRINT = "school: Cedar Hollow\ndistrict: Cedar County\ncounselor: Ms. Ada Hall\nsro: Lee\nphone: 206-555-0100\nblank: no\n"
DEEP = ("[" * 5000, "{a: " * 5000, "- " * 5000, "\n".join(" " * n + "a:" for n in range(900)), "x " * 90_000, "- x\n" * 20_000,
        "&a [x]\n" + "*a " * 99, "? " * 3000, "!" * 3000)  # fmt: skip


def attack(chance: Random, home: Path, tally: Tally) -> None:
    own, out = home / "own", home / "out"
    own.mkdir()
    if chance.random() < 0.2:
        (own / "imprint.yaml").write_bytes(_mistaken(IMPRINT, chance))
        run(tally, home, out, "poster", "sextortion", "--imprint", str(own / "imprint.yaml"), "--out", str(out))
        return
    topic = chance.choice(("sextortion", "online-enticement"))
    kind = chance.choice(("poster", "poster", "card", "guide"))
    near = [path for path in FILES if len(path.parts) < 3 or path.parts[1:] == (topic, f"{kind}.yaml")]
    for path in chance.sample(near, chance.choice((1, 1, 2))):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_bytes(_mistaken((OURS / path).read_text(encoding="utf-8"), chance))
    language = chance.choice(("en", "en", "es", "en+es"))
    wanted = (kind, topic, "--language", language) if chance.random() < 0.9 else ("list", chance.choice(("languages", "figures")))
    place = ("--out", str(out)) if wanted[0] != "list" else ()
    run(tally, home, out, *wanted, "--materials", str(own), *place)


def _mistaken(written: str, chance: Random) -> bytes:
    if chance.random() < 0.2:
        return spoilt(written.encode(), chance)
    lines = written.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3, 30))):
        at = chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(MISTAKES)(lines[at], chance) or [""] * (len(lines) == 1)
    return "\n".join(lines).encode(errors="surrogatepass")


def _another_value(line: str, chance: Random) -> list[str]:
    key = re.match(r" *(?:- )*(?:[\w-]+: )?", line)
    return [key[0] + chance.choice((text(chance), f'"{text(chance)}"', chance.choice(DEEP)))] if key else [line]


MISTAKES = (
    lambda line, chance: [],
    lambda line, chance: [line, line],
    lambda line, chance: [" " * chance.choice((1, 2, 9)) + line],
    lambda line, chance: [line[chance.choice((1, 2)) :]],
    lambda line, chance: ["\t" + line],
    lambda line, chance: [line.replace(":", "", 1)],
    lambda line, chance: [line.replace(":", chance.choice(("x:", "::", ": :", ": |\n", " : &a ")), 1)],
    lambda line, chance: [line[: chance.randrange(len(line) + 1)] + text(chance) + line[chance.randrange(len(line) + 1) :]],
    lambda line, chance: [line + " " + text(chance)],
    _another_value,
    _another_value,
)
