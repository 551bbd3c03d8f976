import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.outcome_cache import Outcome, OutcomeCache
from generator.pages.latest_mentoring import find_latest
from generator.pages.page import Page
from generator.pages.products import render_products
from generator.processing import process_folder
from generator.workshop import Workshop, open_workshop
from tests.pages.conftest import AS_OF, ROOT, text_of

HEAD = (
    "id,name,category,description,unit,price,capacity,minimum_order,lead_time_days,certificates,order_channel,"
    "published,cost_price\n"
)
HONEY = (
    'madu,Madu hutan,Madu,,botol,65000,"1,5 ton sebulan",1 botol,2,'
    "Halal (sampai 2028-05-31); P-IRT (sampai 2026-08-14),Surel kantor,ya,31000\n"
)
REAL = "name: Koperasi Uji\nkind: produsen\nregion: '51.08.09'\npeople: {members_women: 30, members_men: 12}\n"
MADE_UP = REAL.replace("Uji", "Rekaan") + "fictional: ya\n"


@pytest.fixture
def offer(workshop: Workshop) -> Callable[..., Outcome]:
    """A cooperative with a product catalogue."""

    def run(identity: str, profile: str, rows: str) -> Outcome:
        folder = workshop.project.cooperatives / identity
        folder.mkdir()
        (folder / "profile.yml").write_text(profile, "utf-8")
        (folder / "product_catalogue.csv").write_text(HEAD + rows, "utf-8")
        return process_folder(workshop, folder, render=True)

    return run


def pages_of(workshop: Workshop, *outcomes: Outcome) -> dict[str, Page]:
    hubs = workshop.renderer.render_hubs(tuple(one.overview for one in outcomes), (), material=workshop.mentoring)
    return {page.path: page for page in hubs}


def tokens_of(html: str, name: str) -> set[str]:
    rows = re.findall(r'<(?:tr|li) data-f="([^"]*)">(.*?)</(?:tr|li)>', html, re.DOTALL)
    return next(set(tokens.split()) for tokens, row in rows if f">{name}<" in row)


def sample_pages(workshop: Workshop) -> dict[str, Page]:
    outcomes = [process_folder(workshop, folder, render=True) for folder in sorted((ROOT / "cooperatives").iterdir())]
    return pages_of(workshop, *outcomes)


def test_every_cooperative_answers_every_facet_and_every_answer_can_be_chosen(workshop: Workshop) -> None:
    html = sample_pages(workshop)["koperasi/index.html"].body
    found = set()
    for name, choices in re.findall(r'<select id="saring-\w+" name="(\w+)">(.*?)</select>', html, re.DOTALL):
        found |= {f"{name}:{value}" for value in re.findall(r'<option value="([^"]+)">', choices)}
    rows = re.findall(r'data-f="([^"]*)"', html)
    assert len(rows) == html.count('<tr data-f="') == 16
    assert {token for row in rows for token in row.split()} == found
    for row in rows:
        asked = {token.split(":")[0] for token in row.split()}
        assert asked == {"wilayah", "jenis", "tahap", "tema", "predikat", "rat"}


def test_a_predicate_is_chosen_with_its_rulebook_and_year_only(workshop: Workshop) -> None:
    html = sample_pages(workshop)["koperasi/index.html"].body
    choices = re.search(r'name="predikat">(.*?)</select>', html, re.DOTALL)
    assert choices is not None
    groups = re.findall(r'<optgroup label="([^"]*)">(.*?)</optgroup>', choices[1], re.DOTALL)
    assert ("06/Per/Dep.6/IV/2016, tahun buku 2023") in dict(groups)
    outside = re.sub(r"<optgroup.*?</optgroup>", "", choices[1], flags=re.DOTALL)
    assert re.findall(r">([^<>\n]+)</option>", outside) == ["Semua predikat", "belum ada penilaian"]


def test_a_yearly_meeting_is_held_not_on_record_or_unknown(workshop: Workshop) -> None:
    def process(identity: str, meetings: str | None) -> Outcome:
        folder = workshop.project.cooperatives / identity
        folder.mkdir()
        (folder / "profile.yml").write_text(f"name: {identity}\n", "utf-8")
        if meetings is not None:
            (folder / "annual_meetings.csv").write_text(f"kind,date,book_year\n{meetings}", "utf-8")
        return process_folder(workshop, folder, render=True)

    outcomes = process("sudah", "tahunan,2026-02-03,2025\n"), process("belum", ""), process("entah", None)
    html = pages_of(workshop, *outcomes)["koperasi/index.html"].body
    assert [next(iter(tokens_of(html, name) & {"rat:held", "rat:not_recorded", "rat:unknown"}))
            for name in ("sudah", "belum", "entah")] == ["rat:held", "rat:not_recorded", "rat:unknown"]  # fmt: skip


@pytest.mark.requirement("M-105")
def test_buyers_see_what_is_offered_real_ones_first_and_never_a_score(
    offer: Callable[..., Outcome], workshop: Workshop
) -> None:
    hidden = "lontar,Gula lontar,Gula,,,,,,,,,tidak,\n"
    pages = pages_of(workshop, offer("rekaan", MADE_UP, HONEY), offer("uji", REAL, HONEY + hidden))
    page = pages["produk/index.html"]
    told = text_of(page.body)
    assert told.index("Koperasi Uji") < told.index("Contoh rekaan") < told.index("Koperasi Rekaan")
    for words in (
        "1 produk dari 1 koperasi", "Rp65.000", "per botol", "1,5 ton sebulan", "2 hari", "Surel kantor",
        "Halal berlaku sampai 31 Mei 2028", "P-IRT habis masanya 14 Agustus 2026", "Kabupaten Buleleng, Bali",
    ):  # fmt: skip
        assert words in told
    assert not re.search("lontar|31.000|31000|[Ss]kor|[Ss]ehat", page.body + page.downloads[0].content.decode())
    tokens = tokens_of(page.body, "Madu hutan")
    assert {"kelompok:madu", "wilayah:51", "wilayah:51.08", "kapasitas:kg-1000"} <= tokens
    assert {"sertifikat:s-halal", "sertifikat:valid", "sertifikat:expired"} <= tokens
    assert "sertifikat:s-p-irt" not in tokens, "what has expired is no certificate to look for"
    assert 'href="../koperasi/uji/index.html#p-madu"' in page.body


@pytest.mark.requirement("M-105")
def test_the_file_for_spreadsheets_is_whole_and_begins_no_formula(
    offer: Callable[..., Outcome], workshop: Workshop
) -> None:
    wild = '=1,"=HYPERLINK(""http://x"")",Madu,,,,,,,,,ya,\n'.replace("=1", "wild")
    (file,) = pages_of(workshop, offer("uji", REAL, HONEY + wild))["produk/index.html"].downloads
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert file.path == "produk/produk.csv"
    assert [row["nama"] for row in rows] == ['\'=HYPERLINK("http://x")', "Madu hutan"]
    assert rows[1] == {
        "koperasi": "uji", "nama_koperasi": "Koperasi Uji", "wilayah": "Tejakula, Kabupaten Buleleng, Bali",
        "produk": "madu", "nama": "Madu hutan", "kelompok": "Madu", "keterangan": "", "satuan": "botol",
        "harga": "65000", "kapasitas": "1,5 ton sebulan", "pesanan_minimum": "1 botol", "penyiapan_hari": "2",
        "sertifikat": "Halal (sampai 2028-05-31); P-IRT (sampai 2026-08-14)", "cara_memesan": "Surel kantor",
        "rekaan": "tidak",
    }  # fmt: skip


@pytest.mark.requirement("M-105")
def test_machines_are_told_of_real_products_only_and_only_what_is_stated(
    offer: Callable[..., Outcome], workshop: Workshop
) -> None:
    plain = "sapi,Sapi,Ternak,,,,,,,,,ya,\n"
    outcomes = offer("rekaan", MADE_UP, HONEY), offer("uji", REAL, HONEY + plain)
    body = pages_of(workshop, *outcomes)["produk/index.html"].body
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
    data = json.loads(text)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "ItemList")
    honey, cattle = (one["item"] for one in data["itemListElement"])
    seller = {
        "@type": "Organization",
        "name": "Koperasi Uji",
        "address": {
            "@type": "PostalAddress",
            "addressCountry": "ID",
            "addressRegion": "Bali",
            "addressLocality": "Tejakula, Kabupaten Buleleng",
        },
    }
    assert cattle == {
        "@type": "Product",
        "name": "Sapi",
        "category": "Ternak",
        "url": "../koperasi/uji/index.html#p-sapi",
        "offers": {"@type": "Offer", "seller": seller},
    }
    assert honey["offers"]["price"] == "65000" and honey["offers"]["priceCurrency"] == "IDR"
    assert honey["offers"]["deliveryLeadTime"]["value"] == 2
    assert {"@type": "Certification", "name": "Halal", "expires": "2028-05-31"} in honey["hasCertification"]
    assert "ld+json" not in pages_of(workshop, offer("rekaan-2", MADE_UP, HONEY))["produk/index.html"].body


def test_text_from_data_cannot_leave_the_script_element(offer: Callable[..., Outcome], workshop: Workshop) -> None:
    name = "Madu </script><script>alert(1)</script><!-- & '"
    row = f'madu,"{name}",Madu,,,,,,,,,ya,\n'
    body = pages_of(workshop, offer("uji", REAL, row))["produk/index.html"].body
    assert body.lower().count("<script") == body.lower().count("</script>") == 1
    text = body.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert "<" not in text and "&" not in text
    assert json.loads(text)["itemListElement"][0]["item"]["name"] == name


def test_many_products_stand_on_a_page_for_each_province(offer: Callable[..., Outcome], workshop: Workshop) -> None:
    elsewhere = REAL.replace("51.08.09", "33.24.01").replace("Uji", "Kendal")
    nowhere = "name: Koperasi Entah\n"
    outcomes = offer("uji", REAL, HONEY), offer("kendal", elsewhere, HONEY), offer("entah", nowhere, HONEY)
    overviews = tuple(one.overview for one in outcomes)
    templates, content = workshop.renderer._templates, workshop.content
    assert len(render_products(templates, overviews, content, AS_OF, most=3)) == 1
    first, *rest = render_products(templates, overviews, content, AS_OF, most=2)
    assert [page.path for page in rest] == ["produk/tanpa-wilayah.html", "produk/33.html", "produk/51.html"]
    assert [page.title for page in rest[1:]] == ["Produk koperasi di Jawa Tengah", "Produk koperasi di Bali"]
    for page, name in zip(rest, ("Koperasi Entah", "Koperasi Kendal", "Koperasi Uji"), strict=True):
        assert page.frame == first.path and page.path.rsplit("/")[-1] in first.body
        assert page.body.count("<li data-f=") == 1 and name in page.body
    assert "<li data-f=" not in first.body and first.downloads[0].content.count(b"\n") == 4


def test_scores_stand_side_by_side_under_one_rulebook_and_year_only(workshop: Workshop) -> None:
    html = sample_pages(workshop)["bandingkan.html"].body
    tables = re.findall(r'<table[^>]* data-scores="([^"]*)" data-year="(\d+)".*?</table>', html, re.DOTALL)
    assert len(set(tables)) == len(tables) > 5
    (newest,) = re.findall(r'data-scores="06/Per/Dep.6/IV/2016" data-year="2023".*?</table>', html, re.DOTALL)
    told = text_of(newest)
    assert "Koperasi Contoh Lumbung Sejahtera 77,50 Cukup Sehat 12,00" in told
    assert "Permodalan (dari 15)" in told
    facts = text_of(html[html.index("data-profile") : html.index("data-scores")])
    assert "612" in facts and "5 dari 5" in facts
    assert facts.index("KSP Tani Makmur") < facts.index("Koperasi Contoh"), "real ones first"


def test_members_are_added_up_only_where_both_numbers_are_stated(process: Callable[..., Outcome]) -> None:
    for number, (people, members) in enumerate(
        (("members_women: 30, members_men: 12", 42), ("members_women: 30", None), ("members: 50", 50))
    ):
        outcome = process(f"uji-{number}", profile=f"name: A\npeople: {{{people}}}\n")
        assert outcome.overview.members == members


def test_offers_and_aspects_come_back_from_the_cache_as_they_were(
    offer: Callable[..., Outcome], workshop: Workshop, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sample = process_folder(workshop, ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera", render=False)
    assert sample.overview.assessments[0].aspects and sample.overview.offers
    rulebooks = {name: one.content for name, one in workshop.content.rulebooks.items()}
    cache = OutcomeCache(tmp_path_factory.mktemp("kept"), "", rulebooks)
    for outcome in (offer("uji", REAL, HONEY), replace(sample, pages=())):
        cache.keep(outcome, "k")
        kept = cache.find(outcome.id, "k")
        assert kept is not None and kept.overview == outcome.overview


@pytest.mark.requirement("M-034")
def test_who_stands_in_the_register_alone_is_found_by_stage_and_theme_everywhere(workshop: Workshop) -> None:
    whole = open_workshop(ROOT, workshop.audience, AS_OF)
    folders = whole.project.list_folders()
    pages = pages_of(whole, *(process_folder(whole, folder, render=False) for folder in folders))
    tokens = tokens_of(pages["koperasi/index.html"].body, "Koperasi Contoh Kelapa Makmur")
    assert {"tahap:berhenti", "tema:tata-kelola-koperasi"} <= tokens
    compared = text_of(pages["bandingkan.html"].body)
    row = re.search(r"Koperasi Contoh Kelapa Makmur .*?Koperasi Contoh ", " ".join(compared.split()))
    assert row is not None
    assert " berhenti Tata Kelola " in row[0]
    (table,) = [file for page in pages.values() for file in page.downloads if file.path == "data/koperasi.csv"]
    (found,) = [
        one
        for one in csv.DictReader(io.StringIO(table.content.decode("utf-8-sig")))
        if one["id"] == "contoh-kelapa-makmur"
    ]
    assert (found["tahap"], found["tema"]) == ("stopped", "tata_kelola_koperasi")


def test_a_made_up_programme_is_never_laid_on_a_real_cooperative(workshop: Workshop) -> None:
    material = open_workshop(ROOT, workshop.audience, AS_OF).mentoring
    row = process_folder(workshop, ROOT / "cooperatives" / "contoh-kelapa-makmur", render=False).overview
    assert find_latest(row, material) is not None
    assert find_latest(replace(row, fictional=False), material) is None
    assert find_latest(row, None) is None
