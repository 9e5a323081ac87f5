"""Stocks by part number, and sheets that are used in part, as commands and the library take them."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import batch, told

import handbill
from handbill.cli.main import main

ROSTER = "School Name,Grades\nCedar Hollow High,9-12\n"


def run(*arguments: object):
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("number", ["8371", "Avery 8371", "avery-8371", "AVERY-5371"])
def test_a_card_is_printed_on_the_stock_of_a_number(number, tmp_path):
    done = run("card", "sextortion", "--stock", number, "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["sextortion-card-student-en-avery-5371.pdf"]


def test_a_number_gives_the_same_bytes_as_the_name_that_it_leads_to():
    assert handbill.card("sextortion", stock="C32011-25").pdf == handbill.card("sextortion", stock="avery-c32011").pdf


def test_a_kit_takes_a_number_a_start_and_a_count(tmp_path):
    wanted = ("--piece", "card", "--audience", "student", "--stock", "8373", "--start-at", 3, "--count", 8)
    done = run("kit", "sextortion", *wanted, "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    assert Path(done.stdout.strip()).name == "sextortion-card-student-en-avery-8373-from-3-8-cards.pdf"


def test_a_batch_takes_a_number_and_tells_one_that_there_is_not(tmp_path):
    roster = tmp_path / "schools.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    wanted = ("--topic", "sextortion", "--piece", "card", "--audience", "student", "--jobs", "1")
    done = batch(roster, tmp_path / "out", *wanted, "--stock", "L7414")
    assert done.exit_code == 0, done.stderr
    assert [path.name for path in (tmp_path / "out").rglob("*.pdf")] == ["sextortion-card-student-en-avery-l7414.pdf"]
    refused = batch(roster, tmp_path / "other", *wanted, "--stock", "L7144")
    assert refused.exit_code == 1
    assert told(refused.stderr) == ["Error: there is no card stock “l7144”. Did you mean “L7414”? See `handbill list stocks`."]
    assert not (tmp_path / "other").exists()


def test_a_site_takes_numbers(tmp_path):
    wanted = ("--piece", "card", "--language", "en", "--ink", "light", "--no-logos", "--jobs", 1)
    done = run("site", "sextortion", *wanted, "--stock", "8371", "--stock", "5371", "--out", tmp_path / "site")
    assert done.exit_code == 0, done.stderr
    assert '"stock":"avery-5371"' in (tmp_path / "site" / "catalog.json").read_text(encoding="utf-8")
    refused = run("site", "sextortion", "--stock", "8731", "--stock", "papyrus", "--out", tmp_path / "other")
    assert refused.exit_code == 1
    assert len(told(refused.stderr)) == 2


@pytest.mark.parametrize(
    ("wanted", "gist"),
    [
        (("--stock", "8375"), "there is no card stock “8375”. Did you mean “"),
        (("--start-at", 11), "--start-at: a sheet of avery-5371 has 10 places, and no place 11. Give one from 1 to 10."),
        (("--start-at", 0), "--start-at: a sheet has no place 0. Its first one is 1."),
        (("--count", 0), "--count: 0 cards are none. Leave --count out to fill one sheet."),
        (("--count", 1_000_000), "--count: 1,000,000 cards cannot be had in one file. Ask for 1 to 2,000;"),
        (("--count", -3), "--count: -3 cards cannot be had in one file."),
        (("--stock", "C32011", "--language", "en+es"), "--stock: a card in two languages is folded between two cells that touch"),
        (("--stock", "C9354", "--audience", "staff"), "has no room for its words, of which “view, copy, send, print"),
    ],
)
@pytest.mark.parametrize("command", ["card", "kit"])
def test_what_cannot_be_had_is_one_message_and_no_file(command, wanted, gist, tmp_path):
    pieces = ("--piece", "card") if command == "kit" else ()
    done = run(command, "sextortion", *pieces, *wanted, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert len(told(done.stderr)) == 1
    assert gist in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_stock_that_nobody_has_confirmed_says_so_and_one_that_sticks(tmp_path):
    for number, told_of in (("C32016", "avery-c32016: measure first"), ("5395", "avery-5395 sticks")):
        for _ in range(2):  # the second time from the cache
            done = run("card", "sextortion", "--ink", "light", "--stock", number, "--out", tmp_path)
            words = told_of.split(": ")
            assert done.exit_code == 0
            assert all(word in done.stderr for word in words)
    assert run("card", "sextortion", "--ink", "light", "--stock", "5371", "--out", tmp_path).stderr == ""


def test_a_stock_of_ones_own_is_printed_on_and_listed(tmp_path):
    (tmp_path / "stocks.yaml").write_text(
        "cedar:\n  card: [3.5 in, 2 in]\n  columns: 2\n  rows: 4\n  sheet: letter\n  left: 0.5 in\n  top: 1 in\n"
        "  pitch: [3.75 in, 2.25 in]\n  parts: {cedar: [77]}\n", encoding="utf-8"
    )  # fmt: skip
    done = run("card", "sextortion", "--stock", "Cedar 77", "--materials", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sextortion-card-student-en-cedar.pdf"]
    assert "\ncedar " in run("list", "stocks", "--materials", tmp_path).stdout


def test_a_mistake_in_a_file_of_stocks_is_told_where_it_stands(tmp_path):
    (tmp_path / "stocks.yaml").write_text("cedar:\n  card: [3.5 inches, 2 in]\n", encoding="utf-8")
    done = run("card", "sextortion", "--stock", "cedar", "--materials", tmp_path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "stocks.yaml:2:10: a length is wanted here, not “3.5 inches”. Write it as 3.5 in, 85 mm or 252 pt." in done.stderr
