"""The same things through the command line's own code and through the site's scripts, and what each says of them."""

import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from handbill.problems import Problem, Unusable

ROOT = Path(__file__).parents[2]
ON_A_PAGE = {  # what the command line says of its options
    "leave the option out": "leave the field empty",
    r"Leave --sheet out\.": "Choose no sheet.",
    r"Say which with --sheet, or take all of them with --sheet all\.": "Choose one of them, or all of them.",
    r"Say which does with --sheet\.": "Choose the one that does.",
    r"Say which with --column \w+=HEADER\.": "Choose the one that is.",
    r"--column \w+=HEADER takes another\.": "Choose another if that is wrong.",
    r"--column \"phone=.*\" takes it for the school’s phone\.": "Choose it for the phone if it is the school’s.",
    "--phone gives one number for all schools": "one number can be typed for all schools",
    "--name-strip takes it off, which leaves": "Taking codes off leaves",
    r"(no workbook that can be read) \(.*\)$": r"\1",  # for what, only a programmer can tell
    "fill it in, and run again": "fill it in, and choose the list again",
    "as --only says": "as was chosen",
    ", or choose rows with --only COLUMN=VALUE": "",
    r"--only \"[^=]*=(.*)\" prints those alone\.": r"Take it out of the list if it is; most that are open have “\1” there.",
    "print all with --all-pieces": "print all pieces",
    "have names read with --grades-from-name": "have names read for grades",
}


def asked(driver: str, given: list, **made_with: object) -> list[dict]:
    """What a driver beside this file answers to each thing that is given, in order."""
    lines = "".join(f"{json.dumps(one)}\n" for one in [{"words": words(), **made_with}, *given])
    node = ["node", Path(__file__).with_name(driver)]
    done = subprocess.run(node, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n") if line]


@cache
def words(language: str = "en") -> dict[str, dict[str, str]]:
    """What the page says of each problem."""
    told = yaml.safe_load((ROOT / "materials" / language / "site.yaml").read_text(encoding="utf-8"))["problems"]
    return {key: {"what": said["what"], "way_out": said.get("way-out", "")} for key, said in told.items()}


def answered(act: Callable[[], object]) -> dict:
    """What Python answers, as a driver writes it."""
    try:
        return {"is": act()}
    except Unusable as unusable:
        return {"unusable": [*map(told, unusable.problems)]}


def told(problem: Problem) -> dict:
    """A problem as a driver tells it."""
    where = problem.where and {"name": problem.where.name, "line": problem.where.line, "column": problem.where.column}
    return {"what": on_a_page(problem.what), "wayOut": on_a_page(problem.way_out), "where": where}


def on_a_page(said: str) -> str:
    """What the page says where the command line names an option."""
    for option, page in ON_A_PAGE.items():
        said = re.sub(option, page, said)
    return said
