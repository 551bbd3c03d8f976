"""The page of the statements: its figures against the journal read the slow way, what is missing, what is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

import pytest

from generator.model.audience import Audience
from generator.outcome_cache import Outcome
from generator.pages import wording
from generator.processing import process_folder
from generator.workshop import Workshop, open_workshop
from tests.pages.conftest import AS_OF, ROOT, body_of, dead_links, text_of

SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
HEADER = "date,entry,account,debit,credit,memo\n"
CASH = ("1101", "1102")
SMALL = HEADER + (
    "2023-01-01,saldo-awal,1101,9000000,,\n2023-01-01,saldo-awal,3101,,9000000,\n"
    "2023-05-03,B-1,1131,5000000,,Pencairan\n2023-05-03,B-1,1101,,5000000,Pencairan\n"
    "2023-06-03,B-2,1101,250000,,Jasa\n2023-06-03,B-2,4101,,250000,Jasa\n"
    "2023-07-03,B-3,5303,700000,,Gaji\n2023-07-03,B-3,1101,,700000,Gaji\n"
)


@pytest.fixture(scope="module")
def sample() -> Outcome:
    workshop = open_workshop(ROOT, Audience.PUBLIC, AS_OF)
    return process_folder(workshop, SAMPLE, render=True)


@pytest.fixture(scope="module")
def page(sample: Outcome) -> str:
    return body_of(sample, "laporan-keuangan-2023")


@pytest.fixture
def keep(workshop: Workshop) -> Callable[..., Outcome]:
    """A folder with these files in `ledgers/`."""

    def run(profile: str = "name: Koperasi Uji\nkind: simpan_pinjam\n", **files: str) -> Outcome:
        folder = workshop.project.cooperatives / "uji"
        (folder / "ledgers").mkdir(parents=True, exist_ok=True)
        (folder / "profile.yml").write_text(profile, "utf-8")
        for name, text in files.items():
            ending = ".yml" if name.startswith("shu") else ".csv"
            (folder / "ledgers" / (name + ending)).write_text(text, "utf-8")
        return process_folder(workshop, folder, render=True)

    return run


def journal_of(year: int) -> list[dict[str, str]]:
    with (SAMPLE / f"ledgers/general_journal_{year}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def balance(rows: list[dict[str, str]], start: str) -> int:
    found = [row for row in rows if row["account"].startswith(start) and row["entry"] != "penutup"]
    return sum(int(row["debit"] or 0) - int(row["credit"] or 0) for row in found)


def section(html: str, identity: str) -> str:
    found = re.search(rf'<section id="{identity}".*?</section>', html, re.DOTALL)
    assert found, identity
    return text_of(found[0])


def row_of(html: str, label: str) -> list[str]:
    """The cells of the first row so named."""
    html = re.sub(r'<section id="gambar".*?</section>', "", html, flags=re.DOTALL)
    found = re.search(rf"<tr[^>]*><th[^>]*>(?:<[^>]+>[^<]*</[^>]+> )?{re.escape(label)}</th>(.*?)</tr>", html)
    assert found, label
    return [text_of(cell).strip().replace(" )", ")") for cell in re.findall(r"<td[^>]*>(.*?)</td>", found[1])]


def test_a_journal_with_its_heading_alone_states_nothing(process: Callable[..., Outcome], workshop: Workshop) -> None:
    folder = workshop.project.cooperatives / "uji" / "ledgers"
    folder.mkdir(parents=True)
    heading = "date,entry,account,debit,credit,memo\n"
    (folder / "general_journal_2023.csv").write_text(heading, "utf-8")
    outcome = process()
    assert outcome.problems == ()
    assert not [page.path for page in outcome.pages if "laporan-keuangan" in page.path]
    line = "2023-01-01,1,9999,5,,\n"
    (folder / "general_journal_2023.csv").write_text(heading + line, "utf-8")
    assert [page.path for page in process().pages if "laporan-keuangan" in page.path]


def test_every_statement_has_its_section_and_no_link_leads_nowhere(page: str) -> None:
    for identity in ("neraca", "hasil-usaha", "anggota", "ekuitas", "arus-kas", "pembagian-shu"):
        section(page, identity)
    for identity in ("kualitas-pinjaman", "umur-tunggakan", "simpanan", "pemeriksaan", "gambar"):
        section(page, identity)
    assert dead_links(page) == []
    assert "None" not in page and "total_" not in text_of(page) and "_neto" not in text_of(page)


def test_balances_are_those_of_the_journal_added_the_slow_way(page: str) -> None:
    now, before = journal_of(2023), journal_of(2022)
    assets, last = balance(now, "1"), balance(before, "1")
    assert row_of(page, "Jumlah aset")[:2] == [wording.accounting(assets), wording.accounting(last)]
    assert row_of(page, "Jumlah kewajiban dan ekuitas")[:2] == [wording.accounting(assets), wording.accounting(last)]
    assert row_of(page, "Kas")[:2] == [wording.accounting(balance(rows, "1101")) for rows in (now, before)]
    surplus = -balance(now, "4") - balance(now, "5")
    assert row_of(page, "SHU setelah pajak")[0] == wording.accounting(surplus)
    cash = sum(balance(now, code) for code in ("1101", "1102"))
    assert row_of(page, "Kas dan bank 31 Desember")[0] == wording.accounting(cash)


def test_what_is_deducted_stands_in_brackets_and_nothing_is_a_dash(page: str) -> None:
    assert row_of(page, "Penyisihan pinjaman tak tertagih")[0].startswith("(")
    assert row_of(page, "Beban gaji")[0] == wording.accounting(-balance(journal_of(2023), "5303"))
    assert row_of(page, "Deposito bank")[0] == "–"
    assert wording.accounting(-1_250_000) == "(1.250.000)"
    assert "−" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL), "statements know brackets only"


def test_columns_add_up_from_top_to_bottom(page: str) -> None:
    """Members and non-members apart, then gross surplus."""
    text = section(page, "anggota")
    names = ("Usaha dengan anggota", "Usaha dengan non-anggota", "SHU kotor")
    member, other, gross = (int(row_of(page, name)[0].replace(".", "")) for name in names)
    assert member + other == gross
    assert "Usaha dengan non-anggota" in text


def test_each_line_leads_to_its_account_and_the_lines_of_the_journal(sample: Outcome, page: str) -> None:
    lines = [number for number, row in enumerate(journal_of(2023), 2) if row["account"] == "1131"]
    told = f"{wording.count(len(lines))} baris: {lines[0]}–{lines[-1]}"
    assert 'href="neraca-saldo-2023.html#akun-1131">1131</a>' in page
    trial_balance = body_of(sample, "neraca-saldo-2023")
    assert row_of(trial_balance, "Pinjaman anggota")[-1] == told and 'id="akun-1131"' in trial_balance
    assert "ledgers/general_journal_2023.csv" in page and "ledgers/general_journal_2023.csv" in trial_balance


def test_the_lines_of_a_cash_flow_are_those_that_make_it(sample: Outcome) -> None:
    rows = dict(enumerate(journal_of(2023), 2))
    touched = {row["entry"] for row in rows.values() if row["account"] in CASH}
    touched.discard("saldo-awal")
    cash = body_of(sample, "neraca-saldo-2023").partition('id="kas"')[2]
    side, told = "", 0
    for head, row in re.findall(r'<tr class="group">(.*?)</tr>|<tr><th scope="row">(.*?)</tr>', cash, re.DOTALL):
        if head:
            side = {"Penerimaan": "credit", "Pengeluaran": "debit"}[text_of(head).strip()]
            continue
        code = re.search(r'class="id">(\d+)<', row)[1]  # type: ignore[index]
        count, lines = re.search(r"<small>([\d.]+) baris: ([\d, –]+)</small>", row).groups()  # type: ignore[union-attr]
        amount = int(re.sub(r"\D", "", row.partition("<td")[2]))
        made = {n: r for n, r in rows.items() if r["account"] == code and r["entry"] in touched and r[side]}
        assert sum(int(one[side]) for one in made.values()) == amount, code
        named = list(made) if len(made) <= 12 else [min(made), max(made)]
        assert [int(one) for one in re.findall(r"\d+", lines)] == named, code
        assert count == wording.count(len(made))
        told += 1
    assert told > 20


def test_every_amount_to_take_away_cites_the_rows_of_its_own_year(sample: Outcome) -> None:
    folder = f"cooperatives/{SAMPLE.name}/ledgers"
    files = {f"{folder}/general_journal_{year}.csv": journal_of(year) for year in (2022, 2023)}
    seen = set()
    for year in (2022, 2023):
        for row in taken_away(sample, year):
            if not row["berkas"]:
                assert (row["baris_jurnal"], row["pertama"], row["terakhir"]) == ("", "", "")
                continue
            if row["berkas"] not in files or not row["kode_akun"] or row["laporan"] == "Arus kas":
                continue
            rows = {n: r for n, r in enumerate(files[row["berkas"]], 2) if r["account"] == row["kode_akun"]}
            if row["kolom"].startswith(("1 Januari", "Saldo awal")):
                rows = {n: r for n, r in rows.items() if r["entry"] == "saldo-awal"}
            elif row["kolom"].startswith("Mutasi"):
                side = {"debit": "debit", "kredit": "credit"}[row["kolom"].split()[1]]
                rows = {n: r for n, r in rows.items() if r["entry"] != "saldo-awal" and r[side]}
            total = sum(int(r["debit"] or 0) - int(r["credit"] or 0) for r in rows.values())
            assert abs(total) == abs(int(row["nilai"])), row
            told = [int(row[name]) for name in ("baris_jurnal", "pertama", "terakhir")]
            assert told == [len(rows), min(rows), max(rows)], row
            seen.add((row["laporan"], row["kolom"]))
    columns = {column for _, column in seen}
    assert {"31 Desember 2023", "31 Desember 2022", "1 Januari 2022", "Tahun 2022", "Mutasi debit"} <= columns
    old = next(r for r in taken_away(sample, 2023) if (r["kode_akun"], r["kolom"]) == ("1101", "31 Desember 2022"))
    assert old["nilai"] == "38462500" and old["berkas"].endswith("general_journal_2022.csv")


def test_no_reference_cites_a_line_that_is_none(sample: Outcome) -> None:
    for year in (2022, 2023):
        sheets = body_of(sample, f"lembar-{year}").replace("\u2060", "")
        assert not re.search(r"\.csv:0\b", sheets)
        assert len(re.findall(rf"\d baris, ledgers/general_journal_{year}\.csv:\d+–\d+", sheets)) > 5


def taken_away(sample: Outcome, year: int) -> list[dict[str, str]]:
    files = [one for page in sample.pages for one in page.downloads]
    found = next(one for one in files if one.path.endswith(f"laporan-keuangan-{year}.csv"))
    return list(csv.DictReader(found.content.decode().splitlines()))


def test_figures_of_the_health_page_lead_to_their_accounts(sample: Outcome) -> None:
    health = body_of(sample, "kesehatan-2023") + body_of(sample, "lembar-2023")
    targets = set(re.findall(r'href="neraca-saldo-2023\.html#(akun-[^"]+)"', health))
    assert len(targets) > 20
    assert targets <= set(re.findall(r'\bid="([^"]+)"', body_of(sample, "neraca-saldo-2023")))


@pytest.mark.requirement("H-001")
def test_the_surplus_of_each_year_is_shown_with_what_it_is_and_how_it_is_shared(sample: Outcome, page: str) -> None:
    assert "SHU: pendapatan setahun dikurangi biaya" in text_of(page)
    profile = re.search(r'<section id="keuangan".*?</section>', body_of(sample), re.DOTALL)
    assert profile
    for year in (2022, 2023):
        rows = journal_of(year)
        assert wording.rupiah(-balance(rows, "4") - balance(rows, "5")) in profile[0]
        assert f'href="laporan-keuangan-{year}.html"' in profile[0]
    shared = section(page, "pembagian-shu")
    assert "rapat anggota 24 Februari 2024" in shared
    assert row_of(page, "Jumlah dibagi")[:2] == ["100,00 %", row_of(page, "SHU setelah pajak")[0]]
    assert "rekaan" in text_of(page), "a fictional cooperative is called so"


def test_both_numbers_of_every_check_are_shown(page: str) -> None:
    text = section(page, "pemeriksaan")
    assert text.count("sama ") >= 7 and "selisih" not in text
    assets = wording.rupiah(balance(journal_of(2023), "1"))
    assert text.count(assets) == 2


def test_loans_are_sums_for_the_public_and_counted_inside(page: str) -> None:
    with (SAMPLE / "ledgers/loans_2023.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["outstanding"])]
    stuck = [int(row["outstanding"]) for row in rows if row["class"] == "macet"]
    assert row_of(page, "Macet")[0] == wording.accounting(sum(stuck))
    assert "Banyaknya" not in page and "PJ-2" not in page
    inside = process_folder(open_workshop(ROOT, Audience.INTERNAL, AS_OF), SAMPLE, render=True)
    assert row_of(body_of(inside, "laporan-keuangan-2023"), "Macet")[:2] == [
        wording.count(len(stuck)),
        wording.accounting(sum(stuck)),
    ]


def test_pictures_are_real_text_start_at_zero_and_have_a_table(page: str) -> None:
    pictures = re.findall(r'<svg class="bars".*?</svg>', page, re.DOTALL)
    assert len(pictures) == 4
    for picture in pictures:
        assert "<title" in picture and "<desc" in picture and "2022" in picture
        assert "<rect" in picture and "<rect x=" not in picture, "all from zero"
    assert page.count('class="statement chart-table"') == 4


def test_postings_are_internal_only(sample: Outcome, page: str) -> None:
    inside = process_folder(open_workshop(ROOT, Audience.INTERNAL, AS_OF), SAMPLE, render=True)
    ledger = next(one for one in inside.pages if one.path.endswith("buku-besar-2023.html"))
    assert 'href="buku-besar-2023.html"' in body_of(inside, "laporan-keuangan-2023")
    assert 'href="buku-besar-2023.html#akun-1101"' in body_of(inside, "neraca-saldo-2023")
    assert "buku-besar" not in body_of(sample, "neraca-saldo-2023")
    assert 'id="akun-1101"' in ledger.body
    rows = list(csv.DictReader(ledger.downloads[0].content.decode().splitlines()))
    assert len(rows) == len(journal_of(2023))
    one = next(row for row in rows if row["kode_akun"] == "1131")
    source = (SAMPLE / "ledgers/general_journal_2023.csv").read_text("utf-8").splitlines()[int(one["baris"]) - 1]
    assert one["bukti"] in source and one["keterangan"] in source and one["tanggal"] in source
    assert not [one.path for one in sample.pages if "buku-besar" in one.path]
    assert "buku-besar" not in page and "BKK-2301" not in page
    chart = (ROOT / "content/chart_of_accounts.csv").read_text("utf-8")
    memos = {row["memo"] for row in journal_of(2023) if row["memo"] and row["memo"] not in chart}
    files = [two.content for one in sample.pages for two in one.downloads]
    public = b"".join([one.body.encode() for one in sample.pages] + files)
    assert not [memo for memo in memos if len(memo) > 25 and memo.encode() in public]


def test_no_ledger_no_page_and_no_link(process: Callable[..., Outcome]) -> None:
    outcome = process()
    assert [one.path for one in outcome.pages] == ["koperasi/uji/index.html", "koperasi/uji/profil.html"]
    assert "laporan-keuangan" not in outcome.pages[0].body and 'id="keuangan"' not in outcome.pages[0].body


def test_a_first_year_shows_what_it_has_and_says_what_is_missing(keep: Callable[..., Outcome]) -> None:
    page = body_of(keep(general_journal_2023=SMALL), "laporan-keuangan-2023")
    assert row_of(page, "SHU setelah pajak") == ["(450.000)"], "no year before: no column for it"
    assert row_of(page, "Jumlah ekuitas")[:2] == ["8.550.000", "9.000.000"], (
        "balances before come from the opening entry"
    )
    assert "1 Januari 2023" in section(page, "neraca")
    assert "ledgers/shu_distribution_2023.yml" in section(page, "pembagian-shu")
    assert "Kualitas pinjaman" not in page
    picture = re.search(r'<svg class="bars" [^>]*><title>Pendapatan.*?</svg>', page, re.DOTALL)
    assert picture and "−Rp450 ribu" in picture[0].replace("\u00a0", " "), "a loss is drawn to the left of zero"
    zero = re.search(r'<line x1="([0-9.]+)%"', picture[0])
    assert zero and float(zero[1]) > 0


def test_a_broken_journal_takes_its_own_year_only(keep: Callable[..., Outcome]) -> None:
    other = SMALL.replace("2023-", "2022-")
    outcome = keep(general_journal_2023=SMALL.replace("1101,,700000", "1101,,7000"), general_journal_2022=other)
    broken, sound = body_of(outcome, "laporan-keuangan-2023"), body_of(outcome, "laporan-keuangan-2022")
    assert "Laporan belum dapat disusun" in text_of(broken)
    assert 'class="notices"' in broken and "ledgers/general_journal_2023.csv" in broken
    assert 'id="neraca"' not in broken
    assert row_of(sound, "SHU setelah pajak") == ["(450.000)"]
    assert 'class="notices"' not in sound
    assert "perlu diperbaiki" in re.findall(r'<section id="keuangan".*?</section>', body_of(outcome), re.DOTALL)[0]
    offering = [one.path for one in outcome.pages if one.downloads and "laporan-keuangan" in one.path]
    assert offering == ["koperasi/uji/laporan-keuangan-2022.html"]


def test_a_name_from_an_own_chart_never_runs(keep: Callable[..., Outcome]) -> None:
    chart = (ROOT / "content/chart_of_accounts.csv").read_text("utf-8").replace(",Kas,", ",<script>alert(1)</script>,")
    outcome = keep(general_journal_2023=SMALL, accounts=chart)
    page = next(one for one in outcome.pages if one.path.endswith("laporan-keuangan-2023.html"))
    assert "<script" not in page.body and "&lt;script&gt;" in page.body


def test_registers_alone_give_a_page_that_says_what_is_missing(keep: Callable[..., Outcome]) -> None:
    savings = "as_of,kind,owner_kind,amount\n2023-12-31,tabungan,anggota,5000000\n2023-12-31,tabungan,lainnya,250000\n"
    outcome = keep(savings_2023=savings)
    page = body_of(outcome, "laporan-keuangan-2023")
    assert "Jurnal belum disampaikan" in text_of(page)
    assert row_of(page, "Jumlah simpanan")[0] == "5.250.000"
    assert "Simpanan pokok" not in page, "a kind the register does not name is no zero"


def test_short_amounts_for_pictures() -> None:
    said = [
        wording.short_rupiah(one).replace("\u00a0", " ") for one in (0, 999, 1_000, 949_999, 999_960_000, -2_500_000)
    ]
    assert said == ["Rp0", "Rp999", "Rp1 ribu", "Rp950 ribu", "Rp1 miliar", "−Rp2,5 juta"]
