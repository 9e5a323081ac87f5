"""Options of every command, half of them with what belongs there and half with anything."""

import os
from pathlib import Path
from random import Random

import click
from odd import text
from runs import HEADER, ONE_PIECE
from tally import Tally
from verdict import judge_lists, run

from handbill.cli.main import COMMANDS, main

GOOD = {
    "topic": ("sextortion", "online-enticement"), "topics": ("sextortion",), "--topic": ("sextortion", "Online Enticement"),
    "--audience": ("student", "family", "friend", "staff", "grades-6-8"), "--language": ("en", "es", "en+es"),
    "--paper": ("letter", "A4", "legal", "tabloid", "a3", "stall"), "--stock": ("8371", "plain-a4", "Avery C32011"),
    "--start-at": ("4",), "--count": ("12",),
    "--piece": ("poster", "card"),
    "--design": ("thread", "Bubble", "start", "sign", "set", "say"), "--ink": ("light", "FULL"), "--flip": ("short",),
    "--district": ("Cedar County",), "--school": ("Cedar Hollow", "Peña"), "--counselor": ("Ms. Hall",), "--sro": ("Lee",),
    "--phone": ("206-555-0100",), "--hotline": ("1-800-555-0199 x5",), "--police": ("206-555-0144",),
    "--column": ("name=School Name", "grades=Grades"), "--for": ("card", "guide"), "--jobs": ("1",), "--name-suffix": ("School",),
}  # fmt: skip
PATHS = ("--logo", "--materials", "--imprint")
LEFT_OUT = {"--help", "--out", "--dask", "--jobs", "--preview", "--serve"}
SITE = ["sextortion", "--piece", "card", "--language", "en", "--ink", "light", "--no-logos", "--jobs", "1"]
SMALL = {"site": SITE, "kit": ["--piece", "card"], "batch": [*ONE_PIECE, "--audience", "family", "--jobs", "1"]}
ROSTER = f"{HEADER}\nCedar Hollow High,9-12,,206-555-0101\nPeña Blanca,K-5,Ms. Ada Hall,206-555-0102\n"
OUTS = ("out", "out/a/b", "out/öß", "out/ x ", "out/x.pdf", "out/x.PDF/y", "out/\n", "out/👩‍👧", "out/" + "x" * 300, "out/\udcff")


def attack(chance: Random, home: Path, tally: Tally) -> None:
    (home / "given").mkdir()
    (home / "given" / "roster.csv").write_text(ROSTER, encoding="utf-8")
    name = chance.choice((*COMMANDS, "poster", "card", "batch"))
    command = main.get_command(click.Context(main), name)
    if isinstance(command, click.Group):
        inner = chance.choice(sorted(command.commands))
        name, command = f"{name} {inner}", command.commands[inner]
    words = [*name.split(), *_typed(command, chance, home)]
    out = home / (chance.choice(OUTS) if chance.random() < 0.3 else "out")
    if any("--out" in param.opts for param in command.params):
        words += ["--out", str(out)]
    done = run(tally, home, home / "out", *words, given=" ".join(words) + ROSTER)
    if done and done.exit_code == 0 and name == "batch" and "--check" not in words:
        judge_lists(tally, out)


def _typed(command: click.Command, chance: Random, home: Path) -> list[str]:
    """Arguments, then some of the options that there are, and those that keep a command small."""
    words = []
    for param in command.params:
        if isinstance(param, click.Argument):
            words += [str(home / "given" / "roster.csv")] if param.name == "roster" else [_value(param.name or "", chance, home)]
    small = SMALL.get(str(command.name), [])
    left_out = LEFT_OUT | {*small}
    optional = [param for param in command.params if isinstance(param, click.Option) and not left_out & {*param.opts}]
    for param in chance.sample(optional, min(len(optional), chance.choice((1, 2, 3, 6)))):
        words += param.opts[:1] if param.is_flag else [param.opts[0], _value(param.opts[0], chance, home)]
    return words + small


def _value(name: str, chance: Random, home: Path) -> str:
    if name in GOOD and chance.random() < 0.7:
        return chance.choice(GOOD[name])
    if name in PATHS:
        return _handed_over(chance.choice((text(chance), str(home / text(chance)), str(home))))
    return text(chance)


def _handed_over(path: str) -> str:
    """A path as a system can hand it over: of bytes, without a NUL."""
    return os.fsdecode(path.replace("\0", "").encode(errors="surrogatepass"))
