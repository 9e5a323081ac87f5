"""What holds of any text at all, as hypothesis looks for the one of which it does not."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st
from tally import Tally

from handbill.page.imprint import is_phone, line
from handbill.problems import Unusable
from handbill.roster.grades import grades
from handbill.roster.names import RESERVED, SLUG, slug, suffixed, title_cased
from handbill.roster.schools import roster
from handbill.words.loading import load
from handbill.words.markup import Span, Typed, excerpt, parse, unprintable

LONGEST = 160  # characters of a line
FOLDER = re.compile("[a-z0-9]+(-[a-z0-9]+)*|")
YAML = st.text(alphabet="abc:-{}[]\"'*&!?|>%@`#,\n\t  0é\0\x85\u2028\ud800", max_size=60) | st.text()
FORMS = ("{}-{}-{}", "({}) {}-{}", "{}.{}.{}", "1 {} {} {}", "{}{}{}")
NUMBERS = st.tuples(
    *(st.from_regex(part, fullmatch=True) for part in ("[2-9][0-9]{2}", "[0-9]{3}", "[0-9]{4}")), st.sampled_from(FORMS)
)
CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


def _is_told(unusable: Unusable) -> None:
    assert unusable.problems
    assert all(problem.what and problem.way_out for problem in unusable.problems)


def a_folders_name_is_safe_and_made_of_itself(name: str) -> None:
    made = slug(name)
    assert FOLDER.fullmatch(made)
    assert len(made) <= SLUG + len("-school")
    assert made not in RESERVED
    assert slug(made) == made


def a_line_is_printable_or_refused(typed: str) -> None:
    try:
        found = line("school", Typed(typed))
    except Unusable:
        return
    assert 0 < len(found) <= LONGEST
    assert found == " ".join(found.split())
    assert found.isprintable()
    assert line("school", found) == found


def a_phone_keeps_its_figures(typed: tuple[str, str, str, str]) -> None:
    *figures, form = typed
    found = line("phone", Typed(form.format(*figures)))
    assert is_phone(found)
    assert re.sub("[^0-9]", "", found)[-10:] == "".join(figures)
    assert line("phone", found) == found


def grades_are_a_span_or_nothing(cell: str) -> None:
    found = grades(cell)
    assert found is None or found[0] <= found[1]


def capitals_and_a_suffix_lose_no_letter(name: str) -> None:
    assert title_cased(name).casefold() == name.casefold() or not name.isascii()
    assert suffixed(name, "School").startswith(name)


def a_message_is_short_and_printable(text: str) -> None:
    assert len(excerpt(text)) <= 40
    assert excerpt(text).isprintable()


def marked_up_words_are_words_or_refused(source: str) -> None:
    try:
        words = parse(source, lambda name: Span(name or "x"), None)
    except Unusable as unusable:
        _is_told(unusable)
    else:
        assert unprintable(words.plain) is None


def yaml_is_keys_or_refused(written: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "words.yaml")
        path.write_bytes(written.encode(errors="surrogatepass"))
        try:
            load(path)
        except Unusable as unusable:
            _is_told(unusable)


def any_bytes_are_a_list_or_refused(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "roster.csv")
        path.write_bytes(data)
        try:
            found = roster(path)
            rows = [*found.rows()]
        except Unusable as unusable:
            _is_told(unusable)
        else:
            assert len(rows) == found.count
            assert all(row.school or row.problems or row.notices for row in rows)


def a_list_says_what_was_written_into_it(cells: list[tuple[str, str]]) -> None:
    """Quoted throughout, so that nothing in a cell is a delimiter."""
    lines = [("School Name", "Remarks"), *((f"Cedar {name} {nth}", note) for nth, (name, note) in enumerate(cells))]
    with TemporaryDirectory() as folder:
        path = Path(folder, "roster.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(lines)
        rows = [*roster(path).rows()]
    for (name, _), row in zip(lines[1:], rows, strict=True):
        try:
            wanted = line("school", Typed(name))
        except Unusable:
            assert row.problems
        else:
            assert row.school
            assert row.school.lines["school"] == wanted


PROPERTIES: dict[Callable[[Any], None], st.SearchStrategy[Any]] = {
    a_folders_name_is_safe_and_made_of_itself: st.text(), a_line_is_printable_or_refused: st.text(),
    a_phone_keeps_its_figures: NUMBERS, grades_are_a_span_or_nothing: st.text(alphabet="0123456789KPG-–, thsrnd&to") | st.text(),
    capitals_and_a_suffix_lose_no_letter: st.text(), a_message_is_short_and_printable: st.text(),
    marked_up_words_are_words_or_refused: st.text(alphabet="ab{}*:. \n") | st.text(), yaml_is_keys_or_refused: YAML,
    any_bytes_are_a_list_or_refused: st.binary(max_size=300) | st.text(alphabet="School Name\n\t,;|^~\"'ab1\r").map(str.encode),
    a_list_says_what_was_written_into_it: st.lists(st.tuples(CELL, CELL), min_size=2, max_size=12),
}  # fmt: skip
ALWAYS = settings(derandomize=True, database=None, deadline=None, max_examples=60)


def attack(chance: Random, home: Path, tally: Tally) -> None:
    """Each property with a hundred values that are others for each case."""
    for holds, values in PROPERTIES.items():
        tried = settings(database=None, deadline=None, max_examples=100)(given(values)(_counted(holds, tally)))
        try:
            seed(chance.getrandbits(32))(tried)()
        except AssertionError as broken:
            tally.fail("lost rows", (holds.__name__, *getattr(broken, "__notes__", ()), broken))


def _counted(holds: Callable[[Any], None], tally: Tally) -> Callable[[Any], None]:
    def one(value: Any) -> None:
        tally.count("accepted")
        holds(value)

    return one
