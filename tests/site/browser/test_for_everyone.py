"""The page for everyone: by keyboard alone, on a small screen, in large type, dark, in Spanish, in an old browser."""

import pytest
from browsing import PHONE
from walking import printed, ready, saved, typed

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOKS = {
    "dark": {"color_scheme": "dark"},
    "high contrast": {"forced_colors": "active"},
    "without motion": {"reduced_motion": "reduce"},
    "narrow": {"viewport": PHONE},
    "narrow and dark": {"viewport": PHONE, "color_scheme": "dark"},
}


def walked_to(page, wanted, most=250) -> None:
    """Presses Tab until that has the keyboard; each stop on the way must show that it has it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle !== 'none' || "
            "getComputedStyle(document.activeElement.nextElementSibling ?? document.body).outlineStyle !== 'none'"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
        if wanted.evaluate("wanted => document.activeElement === wanted"):
            return
    raise AssertionError(f"nobody gets there by keyboard: {wanted}")


def test_a_poster_is_printed_by_keyboard_alone(tab, tmp_path):
    page = tab.open()
    ready(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the form, past what stands above
    walked_to(page, page.get_by_label("Students", exact=True).first)
    page.keyboard.press("ArrowRight")
    assert page.locator("input[name=audience]:checked").input_value() != "student"
    walked_to(page, page.get_by_label("School", exact=True))
    page.keyboard.type("Cedar Hollow High School")
    walked_to(page, page.get_by_role("button", name="Download", exact=True))
    path = saved(page, tmp_path, lambda: page.keyboard.press("Enter"))
    audience = page.locator("input[name=audience]:checked").input_value()
    made = printed(tmp_path, "poster", "sextortion", "--audience", audience, "--school", "Cedar Hollow High School")
    assert path.read_bytes() == made


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_look_is_accessible_and_scrolls_one_way_only(look, tabs):
    tab = tabs(**look)
    page = tab.open()
    ready(page)
    assert page.evaluate(SIDEWAYS) <= 0
    assert tab.inaccessible() == []


def test_type_of_twice_the_size_fits(tab):
    page = tab.open()
    ready(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0
    assert tab.inaccessible() == []


def test_the_page_speaks_spanish_and_prints_it(tabs, tmp_path):
    tab = tabs(locale="es-US")
    page = tab.open()
    page.get_by_role("link", name="Español").click()
    ready(page)
    assert page.locator("html").get_attribute("lang") == "es"
    assert tab.inaccessible() == []
    typed(page, {"Escuela": "Escuela Cedar Hollow"})
    path = saved(page, tmp_path, page.get_by_role("button", name="Descargar", exact=True).click)
    assert path.read_bytes() == printed(tmp_path, "poster", "sextortion", "--language", "es", "--school", "Escuela Cedar Hollow")


@pytest.mark.parametrize("lacking", ["DecompressionStream", "Worker"])
def test_a_browser_that_is_too_old_is_told_so(lacking, tab):
    tab.page.add_init_script(f"delete globalThis.{lacking}")
    page = tab.open()
    page.get_by_text("This browser is too old").wait_for()
    assert tab.inaccessible() == []


def test_a_browser_without_scripts_is_told_so(tabs):
    page = tabs(java_script_enabled=False).open()
    assert page.locator("noscript .slip").is_visible()


def test_the_steps_of_printing_are_printed_by_themselves(tab):
    page = tab.open()
    ready(page)
    page.emulate_media(media="print")
    assert page.locator("#printing").is_visible()
    assert not page.get_by_role("button", name="Download", exact=True).is_visible()
