"""Finding cooperatives and products with a real Chromium, from the disk: filters, comparison, search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.test_every_kind import CUT_OFF, WIDE, find_findings

pytestmark = pytest.mark.browser

CATALOGUE = "koperasi/index.html"
PRODUCTS = "produk/index.html"
COMPARISON = "bandingkan.html"
SAMPLE = "koperasi-contoh-lumbung-sejahtera"
NAMES = "tr[data-f]:not([hidden]) th a"
CHANGES = """(name) => {
  const seen = []
  const watch = new MutationObserver((found) => seen.push(...found))
  watch.observe(document.querySelector("#daftar"), {subtree: true, childList: true, attributes: true})
  const select = document.querySelector("select[name=" + name + "]")
  select.selectedIndex = 1
  select.dispatchEvent(new Event("change", {bubbles: true}))
  const rows = seen.concat(watch.takeRecords()).filter((one) => one.target.closest && one.target.closest("[data-rows]"))
  return [rows.length, rows.filter((one) => one.type !== "attributes" || one.attributeName !== "hidden").length]
}"""


def names_of(page: Page) -> list[str]:
    return page.locator(NAMES).filter(visible=True).all_inner_texts()


def open_with(reader: Reader, path: str, query: str) -> Page:
    reader.page.goto((reader.site / path).as_uri() + "?" + query)
    return reader.page


def test_choices_filter_the_list_and_the_count_is_announced(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    everything = names_of(page)
    assert len(everything) == 16
    page.get_by_label("Jenis").select_option(label="Koperasi simpan pinjam (2 + 2 contoh)")
    assert names_of(page) == [
        "KSP Roda Sejahtera", "KSP Tani Makmur", "Koperasi Contoh Lumbung Sejahtera", "Koperasi Contoh Simpan Rukun",
    ]  # fmt: skip
    answer = page.locator("#daftar form output")
    expect(answer).to_have_text("2 dari 4 cocok, dan 2 dari 12 contoh rekaan.")
    assert answer.get_attribute("aria-live") == "polite"
    page.get_by_label("Nama atau tempat").fill("semarang")
    assert names_of(page) == ["KSP Roda Sejahtera"]
    expect(page.get_by_role("heading", name="Contoh rekaan")).to_be_hidden()
    page.get_by_label("Nama atau tempat").fill("tidak ada yang bernama begini")
    expect(answer).to_have_text("Tidak ada yang cocok. Hapus sebagian saringan.")
    page.get_by_role("button", name="Hapus saringan").click()
    assert names_of(page) == everything
    expect(answer).to_be_empty()
    expect(page.get_by_role("button", name="Hapus saringan")).to_be_hidden()


def test_a_predicate_stands_with_its_rulebook_and_year(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    page.get_by_label("Predikat, aturan dan tahun buku").select_option("perdep-06-2016.2023.cukup-sehat")
    assert names_of(page) == ["Koperasi Contoh Lumbung Sejahtera"]
    group = page.locator("optgroup", has=page.locator("option:checked"))
    assert group.get_attribute("label") == "06/Per/Dep.6/IV/2016, tahun buku 2023"


def test_the_address_keeps_the_filter(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    page.get_by_label("Wilayah").select_option("51")
    page.get_by_label("Nama atau tempat").fill("lumbung & sejahtera")
    page.get_by_label("Nama atau tempat").fill("lumbung")
    found = names_of(page)
    assert found == ["Koperasi Contoh Lumbung Sejahtera"]
    assert page.url.endswith("?wilayah=51&nama=lumbung")
    page.goto(page.url)
    assert names_of(page) == found
    expect(page.get_by_label("Wilayah")).to_have_value("51")
    page.get_by_role("button", name="Hapus saringan").click()
    expect(page).to_have_url(re.compile(r"index\.html$"))
    page = open_with(reader, CATALOGUE, "wilayah=00&tema=%00")
    assert len(names_of(page)) == 16, "a choice that does not exist chooses nothing"


def test_counts_of_a_question_follow_the_other_questions(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    page.get_by_label("Wilayah").select_option("51")
    kinds = page.locator("select[name=jenis]")
    expect(kinds.locator("option[value=produsen]")).to_have_text("Koperasi produsen (0 + 1 contoh)")
    expect(kinds.locator("option[value=konsumen]")).to_be_disabled()
    expect(page.locator("select[name=wilayah] option[value='33']")).to_be_enabled()


def test_filtering_changes_only_what_appears_or_goes(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    before = len(names_of(page))
    touched, rebuilt = page.evaluate(CHANGES, "jenis")
    gone = before - len(names_of(page))
    assert 0 < gone <= touched <= gone + 2, "rows that go, and at most the boxes around them"
    assert rebuilt == 0


def test_a_long_list_shows_its_beginning_first(reader: Reader) -> None:
    page = reader.open(PRODUCTS)
    page.evaluate("""() => {
      const box = document.querySelector("[data-rows]"), list = box.querySelector("ul")
      for (let each = 0; each < 100; each++) list.append(list.lastElementChild.cloneNode(true))
      const form = document.querySelector("form[data-facets]"), more = document.querySelector(".more")
      form.replaceWith(form.cloneNode(true))
      document.querySelector("form[data-facets]").append(more)
    }""")
    page.add_script_tag(path=str(reader.site / "assets/javascripts/facets.js"))
    cards = page.locator("li[data-f]").filter(visible=True)
    expect(cards).to_have_count(60)
    more = page.get_by_role("button", name=re.compile("^Tampilkan [0-9]+ lagi$"))
    rest = int(re.sub(r"\D", "", more.inner_text()))
    more.click()
    expect(cards).to_have_count(60 + rest)
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('li[data-f]')[60]")


def test_buyers_filter_products_by_group_region_capacity_and_certificate(reader: Reader) -> None:
    page = reader.open(PRODUCTS)
    cards = page.locator("li[data-f]:not([hidden]) h3")
    assert cards.count() == 23
    page.get_by_label("Sertifikat", exact=True).select_option("s-halal")
    assert sorted(cards.all_inner_texts()) == ["Abon tongkol", "Madu hutan 250 ml", "Madu hutan 500 ml"]
    page.get_by_label("Wilayah").select_option("51")
    assert cards.all_inner_texts() == ["Abon tongkol"]
    page.goto(page.url)
    assert cards.all_inner_texts() == ["Abon tongkol"]
    page.get_by_role("button", name="Hapus saringan").click()
    page.get_by_label("Kapasitas").select_option("kg-1000")
    assert set(cards.all_inner_texts()) >= {"Garam krosok", "Ikan kembung segar"}
    assert "Kopi Robusta Petik Merah" not in cards.all_inner_texts()
    page.get_by_label("Kelompok produk").select_option("garam")
    expect(page.locator("#daftar form output")).to_have_text("2 dari 23 contoh rekaan cocok.")


def test_cooperatives_chosen_in_the_catalogue_are_compared(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    bar = page.locator(".compare-bar")
    expect(bar).to_be_hidden()
    page.get_by_label("Pilih KPRI Nagara untuk dibandingkan").check()
    expect(bar).to_contain_text("1 koperasi dipilih. Pilih satu lagi.")
    expect(bar.get_by_role("link")).to_be_hidden()
    page.get_by_label("Pilih KSP Tani Makmur untuk dibandingkan").check()
    page.goto(page.url)
    expect(page.get_by_label("Pilih KPRI Nagara untuk dibandingkan")).to_be_checked()
    for name in ("KSP Roda Sejahtera", "Koperasi Contoh Lumbung Sejahtera"):
        page.get_by_label(f"Pilih {name} untuk dibandingkan").check()
    expect(page.get_by_label("Pilih Pusat Koperasi Kartika Sriwijaya untuk dibandingkan")).to_be_disabled()
    bar.get_by_role("link", name="Bandingkan").click()
    heads = page.locator(".compared thead th a")
    expect(heads).to_have_text(
        ["KPRI Nagara", "KSP Tani Makmur", "KSP Roda Sejahtera", "Koperasi Contoh Lumbung Sejahtera"]
    )
    assert page.url.endswith(f"{COMPARISON}?k=kpri-nagara,tani-makmur,roda-sejahtera,{SAMPLE}")


def test_only_scores_under_one_rulebook_are_called_comparable(reader: Reader) -> None:
    page = open_with(reader, COMPARISON, f"k=tani-makmur,kpri-nagara,{SAMPLE}")
    shared = page.locator(".compared tbody", has_text="14/Per/M.KUKM/XII/2009")
    expect(shared).to_contain_text("Aturannya sama, tahun bukunya berbeda")
    expect(shared.get_by_role("row", name=re.compile("^Tahun buku"))).to_contain_text("2010")
    alone = page.locator(".compared tbody", has_text="06/Per/Dep.6/IV/2016")
    expect(alone).to_contain_text(
        "Tidak sebanding: hanya Koperasi Contoh Lumbung Sejahtera dinilai menurut aturan ini."
    )
    cells = alone.get_by_role("row", name=re.compile("^Skor")).locator("td")
    assert cells.all_inner_texts() == ["tidak dinilai", "tidak dinilai", "77,50"]
    members = page.locator(".compared").get_by_role("row", name=re.compile("^Anggota")).locator("td")
    assert members.all_inner_texts() == ["belum disampaikan", "belum disampaikan", "612"]


def test_years_in_common_stand_side_by_side(reader: Reader) -> None:
    page = reader.open(COMPARISON)
    page.evaluate("""() => {
      const row = document.querySelector("[data-scores='14/Per/M.KUKM/XII/2009'][data-year='2014'] tbody tr")
      const copy = row.cloneNode(true)
      copy.dataset.id = "tani-makmur"
      copy.cells[1].textContent = "51,25"
      row.after(copy)
      for (const each of document.querySelectorAll("[data-chooser], [data-result]"))
        each.replaceWith(each.cloneNode(true))
      document.querySelector("[data-chooser] select").textContent = ""
      history.replaceState(null, "", "?k=kpri-nagara,tani-makmur")
    }""")
    page.add_script_tag(path=str(reader.site / "assets/javascripts/compare.js"))
    shared = page.locator(".compared tbody.comparable")
    expect(shared).to_contain_text("Sebanding: dinilai menurut aturan yang sama.")
    assert shared.locator(".year").all_inner_texts() == ["Tahun buku 2014"], "others stay in the tables below"
    cells = shared.get_by_role("row", name=re.compile("^Skor")).locator("td")
    assert cells.all_inner_texts() == ["35,25 – 96,00", "51,25"]


def test_the_comparison_is_chosen_on_its_page_and_kept_in_its_address(reader: Reader) -> None:
    page = reader.open(COMPARISON)
    expect(page.get_by_role("status").filter(visible=True)).to_have_text("Pilih paling sedikit dua koperasi.")
    for identity in ("tani-makmur", SAMPLE):
        page.get_by_label("Tambah koperasi").select_option(identity)
        page.get_by_role("button", name="Tambahkan").click()
    assert page.url.endswith(f"?k=tani-makmur,{SAMPLE}")
    page.goto(page.url)
    expect(page.locator(".compared thead th a")).to_have_count(2)
    page.get_by_role("button", name="Hapus KSP Tani Makmur dari perbandingan").click()
    expect(page.locator(".compared thead th a")).to_have_text(["Koperasi Contoh Lumbung Sejahtera"])
    assert page.url.endswith(f"?k={SAMPLE}")
    page = open_with(reader, COMPARISON, f"k=tidak-ada,{SAMPLE},__proto__,{SAMPLE},tani-makmur")
    expect(page.locator(".compared thead th a")).to_have_count(2)
    expect(page.get_by_role("status").filter(visible=True)).to_have_text(
        "2 koperasi dibandingkan. Tidak ada di situs ini: tidak-ada, __proto__."
    )


def test_lists_and_figures_are_whole_without_script(browser_without_script: Reader) -> None:
    page = browser_without_script.open(CATALOGUE)
    expect(page.locator("form[data-facets]")).to_be_hidden()
    assert len(names_of(page)) == 16
    expect(page.locator(".choose")).to_have_count(0)
    page = browser_without_script.open(PRODUCTS)
    assert page.locator("li[data-f]").filter(visible=True).count() == 23
    page = browser_without_script.open(COMPARISON)
    expect(page.locator("[data-chooser]")).to_be_hidden()
    row = page.locator("table[data-scores='06/Per/Dep.6/IV/2016'][data-year='2023'] tbody tr")
    expect(row).to_contain_text("77,50")
    expect(row).to_be_visible()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("roda sejahtera", r"koperasi/roda-sejahtera/index\.html"),
        ("tongkol", r"koperasi/contoh-bahari-lestari/index\.html"),
        ("katalog produk", r"produk/index\.html"),
        ("perdep 06", r"aturan/perdep-06-2016/index\.html"),
    ],
)
def test_search_finds_cooperatives_products_and_rules_from_the_disk(reader: Reader, words: str, address: str) -> None:
    page = reader.open("index.html")
    box = page.locator("input[data-md-component=search-query]")
    box.click()
    box.press_sequentially(words, delay=20)
    links = page.locator(".md-search-result__link")
    expect(links.first).to_be_visible(timeout=15_000)
    found = [link.get_attribute("href") or "" for link in links.all()]
    assert any(re.search(address, one) for one in found), found


@pytest.mark.parametrize("reader", [(360, "light")], indirect=True)
def test_a_phone_sees_the_list_before_the_questions(reader: Reader) -> None:
    page = reader.open(CATALOGUE)
    expect(page.get_by_label("Jenis")).to_be_hidden()
    page.get_by_text("Saring daftar").click()
    expect(page.get_by_label("Jenis")).to_be_visible()
    page = open_with(reader, CATALOGUE, "jenis=produsen")
    expect(page.get_by_label("Jenis")).to_be_visible()


@pytest.mark.parametrize("reader", [(360, "light"), (1280, "dark"), (1280, "light"), (360, "dark")], indirect=True)
@pytest.mark.parametrize(
    ("path", "query"),
    [
        (CATALOGUE, f"jenis=simpan_pinjam&nama=k&pilih=kpri-nagara,{SAMPLE}"),
        (PRODUCTS, "sertifikat=expired"),
        (COMPARISON, f"k=kpri-nagara,tani-makmur,roda-sejahtera,{SAMPLE}"),
    ],
)
def test_what_scripts_add_is_accessible_and_fits(reader: Reader, path: str, query: str) -> None:
    page = open_with(reader, path, query)
    assert find_findings(page) == []
    wide, window = page.evaluate(WIDE)
    assert wide <= window
    assert page.evaluate(CUT_OFF) == []
