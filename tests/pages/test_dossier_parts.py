"""Canvas, SWOT and stakeholder map on the profile page: whole, in order, gaps shown, nobody named to the public."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import body_of, text_of

CANVAS = """customer_segments: [Anggota petani, Toko sekitar]
value_propositions: [Harga tetap]
channels: [Toko koperasi]
revenue_streams: [Penjualan]
key_resources: [Gudang]
key_activities: [Menyortir]
key_partners: [Pengangkut]
cost_structure: [Sewa gudang]
"""
SWOT = """strengths:
  - {text: Anggota aktif, evidence: Buku anggota, action: Menambah jam buka}
weaknesses:
  - {text: Pembukuan terlambat}
opportunities:
  - {text: Pasar baru, evidence: Surat permintaan}
"""
PARTIES = """stakeholders:
  - {name: Dinas, role: Pembina, interest: 5, influence: 5, relation: Rutin, action: Lapor tiap triwulan}
  - {name: Pasar induk, role: Pembeli, interest: 3, influence: 4}
  - name: Wira Sasmita
    type: perorangan
    role: Pemilik lahan
    interest: 2
    influence: 2
    relation: Wira menyewakan lahan
    action: Menemui Wira
  - {name: Kelompok tani, type: kelompok, role: Pemasok, interest: 5, influence: 5}
"""


@pytest.mark.requirement("M-102")
def test_nine_blocks_in_reading_order_with_gaps_and_credit(process):
    html = body_of(process(business_model_canvas=CANVAS))
    canvas = html[html.index('<ol class="canvas">') : html.index("</ol>", html.index('<ol class="canvas">'))]
    assert re.findall(r'<li class="block-([a-z_]+)">', canvas) == [
        "customer_segments",
        "value_propositions",
        "channels",
        "customer_relationships",
        "revenue_streams",
        "key_resources",
        "key_activities",
        "key_partners",
        "cost_structure",
    ]
    empty = canvas[canvas.index("block-customer_relationships") : canvas.index("block-revenue_streams")]
    assert "belum disampaikan" in empty
    assert canvas.count("belum disampaikan") == 1
    assert "The Business Model Canvas, Strategyzer AG (strategyzer.com), CC BY-SA 3.0." in text_of(html)


@pytest.mark.requirement("M-103")
def test_four_lists_with_evidence_and_action_and_a_warning_for_what_lacks_evidence(process):
    outcome = process(swot=SWOT)
    html = body_of(outcome)
    part = html[html.index('<div class="swot">') : html.index('<section id="stakeholders"')]
    assert re.findall(r'<section class="swot-([a-z]+)">', part) == [
        "strengths",
        "weaknesses",
        "opportunities",
        "threats",
    ]
    text = text_of(part)
    assert "Anggota aktif Bukti: Buku anggota Tindak lanjut: Menambah jam buka" in text
    assert "Pembukuan terlambat bukti belum disampaikan" in text
    assert re.search(r"Ancaman .*belum disampaikan", text)
    assert [(one.code, one.place.line) for one in outcome.problems if one.code == "K30"] == [("K30", 4)]


@pytest.mark.requirement("M-104")
def test_points_of_the_map_are_the_rows_of_the_table_and_no_person_is_named(process):
    html = body_of(process(stakeholder_map=PARTIES))
    part = html[html.index('<section id="stakeholders"') : html.index('<section id="products"')]
    points = re.findall(r'class="number">(\d+)<', part)
    rows = re.findall(r'<td><span class="disc">(\d+)</span></td>', part)
    assert sorted(points) == rows == ["1", "2", "3", "4"]
    levels = re.findall(r"Kepentingan </span>(\d)</td>.*?Pengaruh </span>(\d)</td>", part)
    assert levels == [("5", "5"), ("3", "4"), ("2", "2"), ("5", "5")]
    assert "Wira" not in html
    assert "Pemilik lahan" in part


CATALOGUE = "id,name,category,published,cost_price\n"


@pytest.mark.parametrize(
    ("rows", "count", "state", "said", "unsaid"),
    [
        ("a,Kopi,Produk,ya,x1\n", 1, "broken", "Belum dapat dibaca.", "belum memuat produk"),
        ("a,Kopi,Produk,ya,x1\nb,Teh,Produk,ya,1000\n", 1, "broken", "Baru terbaca sebagian.", "Belum dapat dibaca."),
        ("a,Kopi,Produk,tidak,1000\n", 1, "empty", "Katalog ada, tetapi belum memuat produk untuk umum.", "perlu"),
        ("", 1, "empty", "Katalog ada, tetapi belum memuat produk untuk umum.", "perlu diperbaiki"),
        ("a,Kopi,Produk,ya,1000\n", 2, "present", "Kopi", "belum memuat produk"),
    ],
)
def test_the_list_and_the_page_count_the_same_outputs(process, workshop, rows, count, state, said, unsaid):
    folder = workshop.project.cooperatives / "uji"
    folder.mkdir()
    (folder / "product_catalogue.csv").write_text(CATALOGUE + rows, "utf-8")
    outcome = process()
    hubs = workshop.renderer.render_hubs((outcome.overview,), ())
    listed = text_of(next(page.body for page in hubs if page.path == "koperasi/index.html"))
    body = body_of(outcome)
    assert f"{count} dari 5" in listed and f"{count} dari 5" in text_of(body)
    assert re.search(rf'<li class="{state}"><a href="#products">', body)
    section = text_of(body[body.index('id="products"') :])
    assert said in section and unsaid not in section
