"""Files to take away from small folders: formulas in data, badges by age, events by their days."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from generator.pages.badges import make_badge
from generator.pages.environment import Templates
from generator.pages.feed import list_events, render_feed
from generator.pages.open_data import render_open_data
from generator.pages.open_tables import list_tables
from generator.reading.settings import FORMATS
from tests.pages.conftest import AS_OF, ROOT

HEAD = "id,name,category,description,unit,price,published\n"
EVIL = ("=HYPERLINK(0)", "+1+1", "-2+3", "@SUM(1)", "=cmd|' /C calc'!A0")


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(ROOT / "site_templates")


@pytest.fixture
def overview(process, workshop):
    folder = workshop.project.cooperatives / "uji"
    folder.mkdir()
    rows = "".join(f'p{number},"{name}",Hasil,"{name}",kg,1000,ya\n' for number, name in enumerate(EVIL))
    (folder / "product_catalogue.csv").write_text(HEAD + rows, "utf-8")
    (folder / "annual_meetings.csv").write_text(
        "date,kind,book_year\n2026-02-14,tahunan,2025\n2025-03-01,tahunan,2024\n", "utf-8"
    )
    outcome = process("uji", profile='name: "=1+1 Koperasi <b>&"\nkind: produsen\nregion: "51.08.09"\n')
    assert outcome.overview.offers, outcome.problems
    assert outcome.overview.yearly_meetings, outcome.problems
    return outcome


def test_no_cell_begins_like_a_formula(overview, templates):
    page = render_open_data(templates, [overview.overview], None, AS_OF, None, FORMATS)
    own = overview.pages[0].downloads
    files = {one.path: one.content for one in (*page.downloads, *own)}
    assert {"data/produk.csv", "data/lumbung.xlsx", "koperasi/uji/data.csv", "koperasi/uji/data.xlsx"} <= set(files)
    seen = 0
    for path, content in files.items():
        if path.endswith(".csv"):
            cells = [cell for row in csv.reader(StringIO(content.decode())) for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path
            seen += sum(cell.startswith("'") for cell in cells)
        if path.endswith(".xlsx"):
            for sheet in load_workbook(BytesIO(content)).worksheets:
                assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"], path
    assert seen >= len(EVIL)


def test_the_same_rows_give_the_same_bytes(overview, templates):
    once, again = (
        render_open_data(templates, [overview.overview], None, AS_OF, None, FORMATS).downloads for _ in range(2)
    )
    assert [(one.path, one.content) for one in once] == [(one.path, one.content) for one in again]


@pytest.mark.parametrize("formats", [(), ("json",), ("xlsx",), ("csv",)])
def test_what_nobody_wishes_for_is_neither_made_nor_offered(overview, templates, formats):
    page = render_open_data(templates, [overview.overview], None, AS_OF, None, formats)
    made = {one.path for one in page.downloads}
    for one in ("json", "xlsx"):
        assert (f"data/lumbung.{one}" in made) == (f"lumbung.{one}" in page.body) == (one in formats)
    assert {"data/koperasi.csv", "data/datapackage.json"} <= made
    assert ("tiap-koperasi" in page.body) == bool(formats)


def test_keys_are_unique_and_required_cells_are_filled(overview):
    for table in list_tables([overview.overview], None):
        heading = table.heading
        keys = [tuple(row[heading.index(name)] for name in table.key) for row in table.rows]
        assert len(set(keys)) == len(keys)
        for column, cells in zip(table.columns, zip(*table.rows, strict=True), strict=False):
            assert not column.required or all(cell is not None for cell in cells), column.name


@pytest.mark.parametrize(
    ("day", "grey"), [("2026-11-22", False), ("2027-08-13", False), ("2027-08-14", True), ("2030-01-01", True)]
)
def test_a_badge_turns_grey_after_eighteen_months(overview, templates, day, grey):
    badge = make_badge(templates, overview.overview, date.fromisoformat(day))
    root = ElementTree.fromstring(badge.content)
    assert "#6b6f6c" in badge.content.decode() if grey else "#6b6f6c" not in badge.content.decode()
    title = next(iter(root)).text
    assert title == "=1+1 Koperasi <b>&: RAT tahun buku 2025"


def test_a_badge_does_not_tell_of_days_to_come(overview, templates):
    badge = make_badge(templates, overview.overview, date(2026, 2, 13))
    assert b"RAT" not in badge.content


def test_events_come_by_the_day_of_the_report(overview):
    rows = [overview.overview]
    assert [one.on.isoformat() for one in list_events(rows, AS_OF)] == ["2026-02-14", "2025-03-01"]
    assert [one.on.isoformat() for one in list_events(rows, date(2025, 12, 31))] == ["2025-03-01"]
    made_up = replace(overview.overview, fictional=True)
    assert "(contoh rekaan)" in next(iter(list_events([made_up], AS_OF))).title


def test_a_feed_names_whole_addresses_where_the_site_has_one(overview, templates):
    known = render_feed(templates, [overview.overview], AS_OF, "https://contoh.id/laporan/").decode()
    assert 'href="https://contoh.id/laporan/koperasi/uji/index.html"' in known
    assert 'href="https://contoh.id/laporan/feed.xml"' in known
    unknown = render_feed(templates, [overview.overview], AS_OF, None).decode()
    assert 'href="koperasi/uji/index.html"' in unknown
    assert "&lt;b&gt;&amp;" in unknown
    # The same events keep their identity.
    ids = [text.split("<id>")[1:] for text in (known, unknown)]
    assert [one[:60] for one in ids[0][1:]] == [one[:60] for one in ids[1][1:]]
