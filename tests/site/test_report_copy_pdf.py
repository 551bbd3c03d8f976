"""Bundles for local offices on paper: a letter and exactly one sheet per cooperative, by the real WeasyPrint."""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.pages.page import DOCUMENT, Page
from generator.processing import process_folder
from generator.site.pdf import PdfUnavailable, check_available, make_pdf
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT
from tests.paper import LONG_NAME, UNBROKEN

THEME = ROOT / "site_templates" / "theme"
YEAR = "content/programmes/2026-contoh"
COPY = "office,since,until,due_on\n61.03,2026-01-01,2026-11-20,2026-12-16\n"

try:
    check_available()
except PdfUnavailable:
    if os.environ.get("LUMBUNG_REQUIRE_BROWSER"):
        raise
    pytest.skip("WeasyPrint or Pango is not installed", allow_module_level=True)


def make_bundles(root: Path) -> dict[str, Page]:
    """Every bundle of a project, by path."""
    open_workshop.cache_clear()
    workshop = open_workshop(root, Audience.INTERNAL, AS_OF)
    overviews = tuple(process_folder(workshop, one, render=False).overview for one in workshop.project.list_folders())
    areas = compute_regions(overviews, workshop.mentoring, AS_OF)
    pages = workshop.renderer.render_regions(overviews, areas, workshop.mentoring)
    return {page.path: page for page in pages if page.frame == DOCUMENT}


def gather(root: Path, cooperatives: bool = True) -> Path:
    """A project whose second cohort lies in one regency, with one copy due; gives the folder of the year."""
    (root / "site_templates").symlink_to(ROOT / "site_templates")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "cooperatives").mkdir()
    if cooperatives:
        for folder in sorted((ROOT / "cooperatives").glob("contoh-*")):
            shutil.copytree(folder, root / "cooperatives" / folder.name)
    rows = (root / YEAR / "applications.csv").read_text("utf-8").splitlines()
    moved = [re.sub(r",[0-9.]{5,8},(?=[a-z_]+,b,)", ",61.03,", row) for row in rows]
    assert moved != rows
    (root / YEAR / "applications.csv").write_text("\n".join(moved) + "\n", "utf-8")
    (root / YEAR / "report_copies.csv").write_text(COPY, "utf-8")
    return root / YEAR


def sheets_of(page: Page) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(make_pdf(page, THEME))).pages]


@pytest.mark.requirement("M-093")
def test_every_bundle_of_the_sample_is_a_letter_and_one_sheet_each():
    bundles = make_bundles(ROOT)
    assert len(bundles) >= 6
    for page in bundles.values():
        told = int(re.search(r"Tembusan laporan pendampingan ([0-9]+) koperasi", page.body)[1])
        sheets = sheets_of(page)
        assert len(sheets) == 1 + told, page.path
        for number, sheet in enumerate(sheets, start=1):
            assert f"Halaman {number} dari {len(sheets)}" in sheet


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize("folders", [True, False], ids=["folders", "applications-only"])
def test_a_bundle_of_many_has_each_cooperative_on_the_page_its_letter_names(tmp_path, folders):
    gather(tmp_path, folders)
    (page,) = make_bundles(tmp_path).values()
    sheets = sheets_of(page)
    names = re.findall(r"<span>(Koperasi Contoh [^<]+)</span>.*?<td class=\"num\">([0-9]+)</td>", page.body)
    assert len(names) == 6
    assert len(sheets) == 7
    for name, number in names:
        assert name in sheets[int(number) - 1]
        assert f"Koperasi {int(number) - 1} dari 6" in sheets[int(number) - 1]
        assert "Catatan Dinas" in sheets[int(number) - 1]
    assert all(("Berkas koperasi ini belum ada" in sheet) is not folders for sheet in sheets[1:])


@pytest.mark.requirement("M-093")
@pytest.mark.parametrize("long", [LONG_NAME, UNBROKEN], ids=["words", "unbroken"])
def test_the_longest_sheet_is_one_page_and_the_longest_letter_too(tmp_path, long):
    year = gather(tmp_path)
    rows = (year / "applications.csv").read_text("utf-8").splitlines()
    row = next(one for one in rows if one.startswith("b-01"))
    cells = row.split(",")
    cells[1] = long
    rows[rows.index(row)] = ",".join(cells)
    more = [
        f"z-{number},{long},,61.03,jasa,b,2026-01-20,Manajemen Pemasaran,hb,,2026-03-12,terpilih,2026-03-16,,,,"
        for number in range(14)
    ]
    (year / "applications.csv").write_text("\n".join([*rows, *more]) + "\n", "utf-8")
    log = (year / "stage_log.csv").read_text("utf-8").splitlines()
    gates = [line for line in log if line.startswith("b-01,") and ",lulus," in line]
    log += [line.replace("b-01", f"z-{number}", 1) for number in range(14) for line in gates]
    (year / "stage_log.csv").write_text("\n".join(log) + "\n", "utf-8")
    folder = tmp_path / "cooperatives" / "contoh-madu-hutan" / "mentoring" / "2026"
    text = (folder / "engagement.yml").read_text("utf-8")
    for office in ("Penyelenggara program (contoh)", "Dinas (contoh)"):
        assert office in text
        text = text.replace(office, long)
    (folder / "engagement.yml").write_text(text, "utf-8")
    late = [f"tl-{number},{long * 5},dinas,2026-05-01,2026-06-01,," for number in range(12)]
    (folder / "follow_ups.csv").write_text(
        "\n".join(["id,action,owner,decided_on,due_on,done_on,result", *late]) + "\n", "utf-8"
    )
    (page,) = make_bundles(tmp_path).values()
    sheets = sheets_of(page)
    assert len(sheets) == 1 + 20
    assert "dan 4 koperasi lain" in sheets[0]
    assert "Tanggal:" in sheets[0]
    longest = [sheet for sheet in sheets if "dan 8 tindak lanjut lagi" in sheet]
    assert len(longest) == 1
    assert "Catatan Dinas" in longest[0]
