"""The day on which facts were checked, as each language writes it."""

import re

import pytest
from click.testing import CliRunner
from conftest import LIBRARY

from handbill.cli.main import main
from handbill.orders import orders
from handbill.orders.order import AUDIENCE, KINDS, Order
from handbill.words.library import OURS

TOLD = {
    "en": {"2026-11-22": "Nov. 22, 2026", "2027-05-01": "May 1, 2027", "2031-09-30": "Sept. 30, 2031"},
    "es": {"2026-11-22": "22 nov. 2026", "2027-05-01": "1 may. 2027", "2031-09-30": "30 sept. 2031"},
}


@pytest.mark.parametrize(("language", "day"), [(language, day) for language, told in TOLD.items() for day in told])
def test_a_day_is_told_as_it_is_written(language, day):
    assert LIBRARY.phrases(language).dated(day) == TOLD[language][day]


@pytest.mark.parametrize("language", LIBRARY.languages())
def test_every_month_has_a_name_of_its_own(language):
    months = LIBRARY.phrases(language).months
    assert len(set(months)) == len(months) == 12


@pytest.mark.parametrize("language", LIBRARY.languages())
@pytest.mark.parametrize("kind", KINDS)
def test_a_piece_says_in_its_own_words_when_its_facts_were_checked(kind, language):
    document = orders.fill(Order(kind, "sextortion", AUDIENCE[kind], language), LIBRARY)
    printed = " ".join(element.text for page in document.pages for element in page.elements)
    assert LIBRARY.phrases(language).dated(document.date) in printed
    assert document.date not in printed


@pytest.mark.parametrize(("old", "new", "told"), [
    ("<month> <day>, <year>", "<month> <year>", "<day> is missing in “<month> <year>”. Write <day> where it belongs in date."),
    ("<month> <day>, <year>", "checked", "<month> is missing in “checked”. Write <month> where it belongs in date."),
    ("Nov., Dec.]", "Nov.]", "at least 12 entries are wanted here, not 11. Add to them."),
    ("Nov., Dec.]", "Nov., Dec., Yule]", "at most 12 entries are wanted here, not 13. Leave some out."),
])  # fmt: skip
def test_a_date_that_lacks_something_is_refused_in_its_place(old, new, told, tmp_path):
    path = tmp_path / "en" / "phrases.yaml"
    path.parent.mkdir()
    path.write_text((OURS / "en" / "phrases.yaml").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = CliRunner().invoke(main, ["poster", "sextortion", "--materials", str(tmp_path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert re.search(rf"Error: {re.escape(str(path))}:\d+:\d+: {re.escape(told)}\n", done.stderr)
