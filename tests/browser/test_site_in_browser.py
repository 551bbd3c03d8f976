import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

KINDS = {
    "catalogue": "koperasi/index.html",
    "products": "produk/index.html",
    "comparison": "bandingkan.html",
    "cooperative": "koperasi/koperasi-contoh-lumbung-sejahtera/index.html",
    "health": "koperasi/koperasi-contoh-lumbung-sejahtera/kesehatan-2023.html",
    "partial health": "koperasi/kpri-nagara/kesehatan-2014.html",
}

CONTRAST = """() => {
  const parse = (text) => {
    const parts = text.match(/[\\d.]+/g).map(Number);
    return parts.length < 4 ? [...parts.slice(0, 3), 1] : parts;
  };
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) layers.push(parse(getComputedStyle(one).backgroundColor));
    let colour = parse(getComputedStyle(document.documentElement).backgroundColor);
    if (colour[3] === 0) colour = [255, 255, 255, 1];
    for (const [r, g, b, a] of layers.reverse()) {
      colour = [r, g, b].map((v, i) => v * a + colour[i] * (1 - a)).concat(1);
    }
    return colour;
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim()) continue;
    if (!element.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    if (element.closest("svg, script, style, noscript, [hidden]")) continue;
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const style = getComputedStyle(element);
    const back = ground(element), front = parse(style.color);
    const mixed = front.slice(0, 3).map((v, i) => v * front[3] + back[i] * (1 - front[3]));
    const [a, b] = [light(mixed), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) poor.push(`${walker.currentNode.data.trim().slice(0, 40)} ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
}"""


@pytest.mark.parametrize("reader", [(1280, "light"), (360, "light")], indirect=True)
def test_search_finds_a_cooperative_from_the_disk(reader: Reader) -> None:
    page = reader.open("index.html")
    if page.viewport_size and page.viewport_size["width"] < 600:
        page.locator("label[for=__search]").first.click()
    page.locator("input[data-md-component=search-query]").click()
    page.locator("input[data-md-component=search-query]").press_sequentially("roda sejahtera", delay=20)
    result = page.locator(".md-search-result__link", has_text="Roda Sejahtera").first
    expect(result).to_be_visible(timeout=10_000)
    result.click()
    page.wait_for_url(re.compile("roda-sejahtera"))
    expect(page.locator("h1")).to_contain_text("Roda Sejahtera")


def test_from_a_total_to_the_line_and_to_the_rule_in_two_clicks(reader: Reader) -> None:
    page = reader.open(KINDS["partial health"])
    page.locator("a[href='#k-permodalan']").first.click()
    indicator = page.locator("#r-kecukupan_modal_sendiri")
    indicator.scroll_into_view_if_needed()
    assert re.search(r"health_2014\.yml:\d+", indicator.inner_text()), "the line is there after the first click"
    clause = indicator.locator("a[href*='aturan/permen-14-2009']").first
    expect(clause).to_be_visible()
    expect(clause).to_contain_text("bagian permodalan")
    clause.click()
    page.wait_for_url(re.compile(r"aturan/permen-14-2009/index\.html#r-kecukupan_modal_sendiri"))
    expect(page.locator("#r-kecukupan_modal_sendiri")).to_be_in_viewport()


def test_from_a_total_over_a_sum_to_the_lines_of_its_parts_in_two_clicks(reader: Reader) -> None:
    page = reader.open(KINDS["health"])
    page.locator("a[href='#k-permodalan']").first.click()
    page.locator("#r-modal_sendiri_total_aset .numbers a").first.click()
    parts = page.locator("#a-modal_sendiri")
    expect(parts.get_by_text(re.compile(r"baris \d+")).first).to_be_visible()


def test_the_keyboard_reaches_the_content_first(reader: Reader) -> None:
    page = reader.open(KINDS["cooperative"])
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent.trim()")
    assert focused == "Lewati ke isi"


def test_numbers_are_there_without_script(browser_without_script: Reader) -> None:
    page = browser_without_script.open(KINDS["health"])
    expect(page.get_by_text("77,50").first).to_be_visible()
    page = browser_without_script.open(KINDS["catalogue"])
    expect(page.get_by_role("link", name="KPRI Nagara").first).to_be_visible()


def test_print_leaves_the_navigation_out_and_keeps_the_numbers(reader: Reader) -> None:
    page = reader.open(KINDS["health"])
    page.emulate_media(media="print")
    expect(page.locator("header.md-header, .site-header").first).to_be_hidden()
    expect(page.get_by_text("77,50").first).to_be_visible()
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    document = page.pdf(format="A4", print_background=True)
    assert document.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["index.html", "en/index.html", "program/index.html"])
def test_the_masthead_fits_every_window(reader: Reader, path: str) -> None:
    """Up to a wide screen the navigation has a row of its own; 320 px is what an enlarged page is left with."""
    for width in (320, 360, 420, 600, 768, 959, 961, 1024, 1100, 1124, 1168, 1199, 1201, 1280):
        # Opened anew: the search box changes its width by and by.
        reader.page.set_viewport_size({"width": width, "height": 800})
        page = reader.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
