"""Do the tests notice mistakes? `python tests/mutants.py [-n COUNT] [FILE ...]` makes some and tells which they miss.

A mistake is a comparison turned, a number moved by one, an `and` for an `or`, a `not` left out. It is made in a copy of
the checkout, in which the tests of that file run: those of its room, or those that `TESTS` names. Without a file all that are
named there are tried. Why not a library: those at hand call the code in its first, broken form while tests are collected.
"""

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIED = ("handbill", "layouts", "materials", "fonts", "tests", "generate.py", "pyproject.toml")
ROSTER, PAGES, EDITIONS = "tests/roster", "tests/layouts/test_pages.py", "tests/editions"
TESTS = {
    "handbill/roster/names.py": (ROSTER,), "handbill/roster/grades.py": (ROSTER,), "handbill/roster/columns.py": (ROSTER,),
    "handbill/roster/twins.py": (ROSTER,), "handbill/roster/scores.py": (ROSTER,), "handbill/roster/folders.py": (ROSTER,),
    "handbill/roster/namedgrades.py": (ROSTER,), "handbill/roster/gradecolumns.py": (ROSTER,),
    "handbill/editions/inking.py": (EDITIONS,),
    "handbill/orders/checks.py": ("tests/orders", PAGES),
    "handbill/orders/notices.py": ("tests/orders", "tests/words/test_figures.py"),
    "handbill/page/stock.py": ("tests/page", PAGES), "handbill/page/places.py": ("tests/page", EDITIONS),
    "handbill/page/imprint.py": ("tests/page",), "handbill/page/numbers.py": ("tests/page",),
    "handbill/page/imposition.py": ("tests/page", "tests/layouts/test_stocks.py"),
}  # fmt: skip
TURNED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip


def mistakes(source: str) -> Iterator[tuple[int, str, str]]:
    """Each mistake that can be made: its line, what it is, and the whole source with it."""
    count = sum(1 for _ in _sites(ast.parse(source)))
    for nth in range(count):
        tree = ast.parse(source)
        line, told, make = [*_sites(tree)][nth]
        make()
        yield line, told, ast.unparse(tree)


def _sites(tree: ast.AST) -> Iterator[tuple]:
    """Where a mistake can be made: the line, what it would be, and what makes it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in TURNED:
            other = TURNED[type(node.ops[0])]
            yield (
                node.lineno,
                f"{type(node.ops[0]).__name__} -> {other.__name__}",
                lambda node=node, o=other: node.ops.__setitem__(0, o()),
            )
        elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in TURNED:
            other = TURNED[type(node.op)]
            yield (
                node.lineno,
                f"{type(node.op).__name__} -> {other.__name__}",
                lambda node=node, o=other: setattr(node, "op", o()),
            )
        elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
            yield node.lineno, f"{node.value} -> {node.value + 1}", lambda node=node: setattr(node, "value", node.value + 1)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield (
                node.lineno,
                "not -> nothing",
                lambda node=node: (
                    setattr(node, "op", ast.Not()),
                    setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand)),
                ),
            )


def missed(file: str, mistake: tuple[int, str, str], copy: Path) -> bool:
    """Whether the tests pass with the mistake in the copy's file."""
    path, right = copy / file, (ROOT / file).read_text(encoding="utf-8")
    path.write_text(mistake[2], encoding="utf-8")
    try:
        tests = TESTS.get(file, (f"tests/{Path(file).parent.name}",))
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-x",
            "-q",
            "-n0",
            "-p",
            "no:cacheprovider",
            *(t for t in tests if (copy / t).exists()),
        ]
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, cwd=copy, env=env, capture_output=True, timeout=600, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        path.write_text(right, encoding="utf-8")


def try_file(file: str, count: int) -> tuple[str, int, list[tuple[int, str]]]:
    """The file, how many mistakes were made in it, and those that no test noticed."""
    found = [*mistakes((ROOT / file).read_text(encoding="utf-8"))]
    chosen = random.Random(file).sample(found, min(count, len(found)))  # noqa: S311 (the same each time)
    with tempfile.TemporaryDirectory() as folder:
        for name in COPIED:
            source = ROOT / name
            shutil.copytree(source, Path(folder, name)) if source.is_dir() else shutil.copy(source, folder)
        return file, len(chosen), [mistake[:2] for mistake in chosen if missed(file, mistake, Path(folder))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-n", type=int, default=12, help="how many mistakes in each file (default: %(default)s)")
    parser.add_argument("files", nargs="*", default=[*TESTS])
    asked = parser.parse_args()
    made = unnoticed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, count, left in pool.map(lambda file: try_file(file, asked.n), asked.files):
            print(f"{file}: {count - len(left)} of {count} noticed", flush=True)
            for line, told in sorted(left):
                print(f"  {file}:{line}: {told}", flush=True)
            made, unnoticed = made + count, unnoticed + len(left)
    print(f"{made - unnoticed} of {made} noticed, {(made - unnoticed) / max(made, 1):.0%}")


if __name__ == "__main__":
    main()
