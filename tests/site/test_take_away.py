"""Files to take away, as they lie in the built sample site: data, data package, badges, feed, and the site in a ZIP."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from generator.model.mentoring_stage import MentoringStage
from generator.model.recorded_doubt import RecordedDoubt
from generator.model.results import FindingState
from generator.site.archive import START, write_site_archive

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = "koperasi-contoh-lumbung-sejahtera"
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"


def read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text("utf-8"))))


def test_the_data_package_is_valid_and_so_is_every_row(sample_site):
    """By the programs of those who made the standard: types, required cells, keys, sizes and digests."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=sample_site / "data",
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert report["valid"], json.dumps(report, indent=1)[:3000]
    assert {task["name"]: task["stats"]["rows"] > 0 for task in report["tasks"]} == {
        "koperasi": True,
        "penilaian": True,
        "produk": True,
    }


def test_a_changed_row_would_be_found(sample_site, tmp_path):
    for name in ("datapackage.json", "koperasi.csv", "penilaian.csv", "produk.csv"):
        (tmp_path / name).write_bytes((sample_site / "data" / name).read_bytes())
    text = (tmp_path / "penilaian.csv").read_text("utf-8")
    (tmp_path / "penilaian.csv").write_text(text.replace(",2014,", ",dua ribu,", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not json.loads(done.stdout)["valid"]


def test_the_package_tells_size_and_digest(sample_site):
    package = json.loads((sample_site / "data" / "datapackage.json").read_text("utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for one in package["resources"]:
        content = (sample_site / "data" / one["path"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert all(field["description"] for field in one["schema"]["fields"])


def test_all_formats_hold_the_same_rows(sample_site):
    whole = json.loads((sample_site / "data" / "lumbung.json").read_text("utf-8"))
    book = load_workbook(sample_site / "data" / "lumbung.xlsx")
    for name, sheet in zip(("koperasi", "penilaian", "produk"), book.worksheets, strict=True):
        rows = read_rows(sample_site / "data" / f"{name}.csv")
        assert len(rows) == len(whole[name]) == sheet.max_row - 1
        assert list(rows[0]) == list(whole[name][0]) == [cell.value for cell in sheet[1]]
    folders = {path.name for path in (ROOT / "cooperatives").iterdir() if path.is_dir()}
    assert {row["id"] for row in read_rows(sample_site / "data" / "koperasi.csv")} == folders


def test_a_total_in_the_files_is_the_one_on_the_page(sample_site):
    rows = read_rows(sample_site / "data" / "penilaian.csv")
    own = [row for row in rows if row["koperasi"] == COMPLETE and row["tahun_buku"] == "2023"]
    total = next(row for row in own if row["aspek"] == "jumlah")
    page = (sample_site / "koperasi" / COMPLETE / "kesehatan-2023.html").read_text("utf-8")
    shown = re.search(r'<p class="total"><span class="figure">([\d,]+)</span>', page)
    assert shown
    assert f"{float(total['skor']):.2f}".replace(".", ",") == shown[1]
    parts = [row for row in own if row["aspek"] != "jumlah"]
    assert len(parts) == 7
    # Exact decimals: a sum in hundredths of a point.
    hundredths = [round(float(row["skor"]) * 100) for row in parts]
    assert sum(hundredths) == round(float(total["skor"]) * 100)


def test_a_cooperatives_data_are_those_of_the_command(sample_site):
    done = subprocess.run(
        [sys.executable, "-m", "generator", "score", f"cooperatives/{COMPLETE}", "--json", "--as-of", "2026-11-22"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    data = json.loads((sample_site / "koperasi" / COMPLETE / "data.json").read_text("utf-8"))
    assert data["health_assessments"] == json.loads(done.stdout)["assessments"]
    assert data["fictional"] is True
    assert data["business_model_canvas" if "business_model_canvas" in data else "canvas"]["value_propositions"]
    rows = read_rows(sample_site / "koperasi" / COMPLETE / "data.csv")
    counted = sum(len(aspect["indicators"]) for one in data["health_assessments"] for aspect in one["aspects"])
    assert len(rows) == counted
    book = load_workbook(sample_site / "koperasi" / COMPLETE / "data.xlsx")
    assert book.sheetnames == ["Profil", "Kesehatan", "Produk"]
    assert book["Kesehatan"].max_row - 1 == counted
    assert isinstance(book["Kesehatan"]["H2"].value, int)


@pytest.mark.parametrize("name", ["data.json", "data.csv"])
def test_public_files_hold_nothing_internal(sample_site, internal_site, name):
    public = (sample_site / "koperasi" / COMPLETE / name).read_text("utf-8")
    inside = (internal_site / "koperasi" / COMPLETE / name).read_text("utf-8")
    if name == "data.json":
        assert "cost_price" in inside
        assert "cost_price" not in public
    written = [path for path in sample_site.rglob("data.*") if b"cost_price" in path.read_bytes()]
    assert written == []


def test_badges_tell_what_was_done_and_lead_to_it(sample_site):
    badges = sorted(sample_site.glob("koperasi/*/lencana.svg"))
    assert len(badges) == len([path for path in (ROOT / "cooperatives").iterdir() if path.is_dir()])
    words = {}
    for path in badges:
        root = ElementTree.fromstring(path.read_bytes())
        title = root.find(f"{SVG}title")
        assert title is not None and title.text
        words[path.parent.name] = title.text
    assert words["contoh-bahari-lestari"].endswith("RAT tahun buku 2025 · Lulus pendampingan 2026")
    # One that stopped, and one without any such fact, are told nothing bad.
    assert words["contoh-kelapa-makmur"].endswith("Laporan terbuka") or "RAT" in words["contoh-kelapa-makmur"]
    assert not any(word in text.lower() for text in words.values() for word in ("berhenti", "tidak", "pengawasan"))
    page = (sample_site / "koperasi" / "contoh-bahari-lestari" / "index.html").read_text("utf-8")
    assert 'src="lencana.svg"' in page


def test_the_feed_is_whole_and_in_order(sample_site):
    root = ElementTree.fromstring((sample_site / "feed.xml").read_bytes())
    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    entries = root.findall(f"{ATOM}entry")
    assert entries
    days = []
    for one in entries:
        assert one.findtext(f"{ATOM}title")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one.findtext(f"{ATOM}id") or "")
        days.append(one.findtext(f"{ATOM}updated") or "")
        link = one.find(f"{ATOM}link")
        assert link is not None
        assert (sample_site / link.attrib["href"]).is_file(), link.attrib["href"]
    assert days == sorted(days, reverse=True)
    assert days[0][:10] <= "2026-11-22"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == len(entries)
    assert root.findtext(f"{ATOM}updated") == days[0]


def test_the_archive_is_the_site_and_the_same_every_time(sample_site, tmp_path):
    count = write_site_archive(sample_site, tmp_path / "lumbung.zip", "2026-11-22")
    again = tmp_path / "lagi"
    again.mkdir()
    write_site_archive(sample_site, again / "lumbung.zip", "2026-11-22")
    packed = (tmp_path / "lumbung.zip").read_bytes()
    assert packed == (again / "lumbung.zip").read_bytes()
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        names = archive.namelist()
        assert names[0] == f"lumbung/{START}"
        assert len(names) == count + 1
        assert archive.testzip() is None
        assert archive.read("lumbung/index.html") == (sample_site / "index.html").read_bytes()
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_recorded_result_and_a_missing_catalogue_are_in_the_files_as_on_the_pages(sample_site):
    """Kartika Sriwijaya 2019 is recorded as 60.50; no product catalogue was handed in."""
    rows = [row for row in read_rows(sample_site / "data" / "penilaian.csv") if row["koperasi"] == "kartika-sriwijaya"]
    whole = [row for row in rows if row["skor_tercatat"]]
    assert [(row["aspek"], row["skor_tercatat"], row["predikat_tercatat"], row["bantahan"]) for row in whole] == [
        ("jumlah", "60.5", "dalam_pengawasan", "")
    ]
    own = sample_site / "koperasi" / "kartika-sriwijaya"
    recorded = json.loads((own / "data.json").read_text("utf-8"))["recorded_results"]
    assert recorded["health_2019"]["total"] == "60.5"
    assert {row["jumlah_tercatat"] for row in read_rows(own / "data.csv")} == {"60.5"}
    products = {row["id"]: row["produk"] for row in read_rows(sample_site / "data" / "koperasi.csv")}
    assert products["kartika-sriwijaya"] == "" and products[COMPLETE] == "9"


def test_the_page_explains_every_code_of_its_columns(sample_site):
    page = (sample_site / "data" / "index.html").read_text("utf-8")
    for code in (*MentoringStage, *RecordedDoubt, *FindingState):
        assert f"<code>{code.value}</code>" in page, code


def test_lists_say_which_rule_was_not_in_force_and_what_a_bar_shows(sample_site):
    """KPRI Nagara 2016 names a rule of before; Kartika Sriwijaya's bar is computed, its number recorded."""
    for name in ("index.html", "koperasi/index.html"):
        rows = (sample_site / name).read_text("utf-8").split("<tr")
        kpri = next(row for row in rows if "koperasi/kpri-nagara/" in row or "kpri-nagara/index.html" in row)
        recorded = next(row for row in rows if "kartika-sriwijaya/index.html" in row)
        assert "tidak berlaku pada akhir tahun buku" in kpri and "tidak berlaku" not in recorded
        assert "rentang hitungan: 10,25" in recorded and "rentang hitungan" not in kpri
    home = (sample_site / "index.html").read_text("utf-8")
    assert "memakai batas dan nama predikat sendiri" in home


def test_style_sheets_put_no_indonesian_word_into_english_pages(sample_site):
    sheets = sample_site / "assets" / "stylesheets"
    for word in ("sampai: ", "hasil ini", "Rincian: "):
        (text,) = [one for one in (path.read_text("utf-8") for path in sheets.glob("*.css")) if f'"{word}"' in one]
        rule = re.search(rf'([^{{}}]*)\{{ content: "{word}"', text)
        assert rule
        end = rule[1].strip().rsplit(" ", 1)[-1]
        assert re.search(rf":lang\(en\)[^{{}}]*{re.escape(end)} \{{ content:", text), word
