"""One piece, from the first look to the file: what is typed is what is seen and what is printed."""

import page as page_validation
import pytest
from proofing import links_seen, picture_of
from walking import LINES, OPTIONS, SCHOOL, printed, ready, saved, sees, typed

from handbill.words.codes import REPORT_URL

HOSTILE = {
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "template": "{{school}} <school> ${alert(3)}",
    "quotation marks": '"\' onfocus=alert(4) x="',
}


def test_a_poster_is_chosen_typed_into_and_downloaded_as_the_command_line_prints_it(tab, tmp_path):
    page = tab.open()
    ready(page)
    assert tab.inaccessible() == []
    page.locator("#one").get_by_label("Families", exact=True).check()
    typed(page, LINES)
    sees(page, "Ms. Okafor, room 12")
    assert tab.inaccessible() == []
    path = saved(page, tmp_path)
    assert path.name == "sextortion-poster-family-en-letter.pdf"
    assert path.read_bytes() == printed(tmp_path, "poster", "sextortion", "--audience", "family", *OPTIONS)
    assert page_validation.validate_pdf(path, profile="ua1").is_compliant
    assert set(links_seen(picture_of(path, 1, 150))) == {REPORT_URL}


def test_what_is_typed_is_seen_at_each_key_and_said_where_it_is_set_smaller(tab):
    page = tab.open()
    page.get_by_label("School", exact=True).press_sequentially("Cedar")
    sees(page, "Cedar")
    page.get_by_label("School", exact=True).fill(
        "Dr. Cedar Hollow, Jr. Career and Technical High School of the Performing Arts and Sciences"
    )
    page.get_by_text("Set smaller to fit").first.wait_for()
    assert tab.inaccessible() == []


def test_a_line_that_is_too_long_is_told_beside_its_field_and_nothing_is_printed(tab):
    page = tab.open()
    school = page.get_by_label("School", exact=True)
    school.fill("W" * 140)
    page.get_by_role("button", name="Download", exact=True).click()
    page.wait_for_selector("#line-school[aria-invalid=true]")
    assert school.evaluate("field => document.activeElement === field")
    assert page.locator("#line-school-told").inner_text()
    assert tab.inaccessible() == []
    school.fill(SCHOOL)
    page.wait_for_selector("#line-school:not([aria-invalid=true])")


@pytest.mark.parametrize("line", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_typed_stays_text(line, tab, tmp_path):
    page = tab.open()
    typed(page, {"School": line})
    page.wait_for_function("() => document.querySelector('#sheet .words')?.textContent !== ''")
    path = saved(page, tmp_path)
    assert path.read_bytes() == printed(tmp_path, "poster", "sextortion", "--school", line)


@pytest.mark.parametrize(
    "line", ["مدرسة \u202eالأمل", "W" * 10_000, "漢字学校"], ids=["turned around", "endless", "no such letter"]
)
def test_what_cannot_be_set_has_a_sentence(line, tab):
    page = tab.open()
    typed(page, {"School": line})
    page.get_by_role("button", name="Download", exact=True).click()
    page.wait_for_selector("#line-school[aria-invalid=true]")
    assert page.locator("#line-school-told").inner_text()


def test_lines_are_remembered_only_when_asked_and_forgotten_when_asked(tab):
    page = tab.open()
    school = page.get_by_label("School", exact=True)
    school.fill(SCHOOL)
    page.reload()
    assert school.input_value() == ""
    school.fill(SCHOOL)
    page.get_by_label("Remember these lines on this device").check()
    page.reload()
    sees(page, SCHOOL)
    assert school.input_value() == SCHOOL
    page.get_by_role("button", name="Forget what was typed").click()
    page.get_by_text("Nothing is kept on this device").wait_for()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert school.input_value() == ""
