"""Citizen numbers, private telephones and addresses are found in every disguise; figures are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checking.privacy import check_privacy
from generator.model.cooperative import Authored
from generator.model.profile import OfficeContact, Profile
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import FORMATS, write_problems
from generator.reading.cooperative import read_cooperative
from tests.checking.cases import ROOT, check, health

# Province 32 with the number 000 of no person; women carry their day of birth plus 40.
NUMBER = "3201010101900000"


def look_at(text: str) -> list[Problem]:
    return check_privacy((Authored("p.yml", Profile(name="Uji", about=text), {("about",): Place("p.yml", 2, 8)}),))


@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        "3201 0101 0190 0000",
        "3201-0101-0190-0000",
        "3201.0101.0190.0000",
        "3201–0101–0190–0000",
        "32.01.01.010190.0000",
        "320101 010190 0000",
        "3201/0101/0190/0000",
        "3201\u00a00101\u00a00190\u00a00000",
        "３２０１０１０１０１９０００００",
        "3201\u200b0101\u200b01900000",
        "3\u20602\u206001010101900000",
        f"NIK{NUMBER}",
        f"{NUMBER}an",
        f"NIK:{NUMBER}.",
        f"no. {NUMBER}, 2 orang",
        f"{NUMBER} 2024",
        f"7 {NUMBER}",
        f"2023 {NUMBER} 15",
        "3201014101900000",
        "3201017112900000",
        "5108093112990000",
    ],
)
def test_citizen_numbers_are_found_and_masked(written: str) -> None:
    (found,) = look_at(f"Ketua {written}")
    assert found.code == "P01"
    assert found.place == Place("p.yml", 2, 8)
    assert found.values == {"masked": f"{found.values['masked'][:4]}…", "length": "16"}
    for form in FORMATS:
        text = write_problems([found], form)
        assert NUMBER[4:] not in text.replace(" ", "")
        assert "0190" not in text or form == "gitlab"


@pytest.mark.parametrize(
    "written",
    [
        "Rp1.250.000.000.000", "Rp 3.201.010.101.900.000", "Rp3201010101900000", "3.201.010.101.900.000",
        "1234567890123456", "9999010101900000", "3201013201900000", "3201010113900000", "3201010100900000",
        "3201017201900000",
        "2019 2020 2021 2022 2023", "12.12.12.500.000 51.250.112 12.000.000", "8991234567890", "0000000000001",
        "123/BH/XII.9/2009", "01.234.567.8-901.000", "32010101019000001", "320101010190000", "0,3201010101900000",
        "https://example.id/", "2016-04-01 2017-04-01", "ISBN 978-602-8519-93-9", "KPP 21/2023 tanggal 14-03-2024",
        "0274512340", "(0362) 22144", "pukul 08.00-16.00", "62.812.500.000", "0.8512345678", "0,8512345678",
        "akun @lumbung di media sosial", "Rp8.120.000.000 pada 2023", "086 butir", "kode 62812",
        "https://example.internet.me/kopi", "2 x 250 g @ Rp29.500",
    ],
)  # fmt: skip
def test_amounts_codes_and_dates_raise_no_alarm(written: str) -> None:
    assert look_at(f"Tertulis {written} di sini") == []


@pytest.mark.parametrize(
    "written",
    [
        "081200000000", "0812-0000-0000", "0812 0000 0000", "0812.0000.0000", "(0812) 0000-0000", "+62 812 0000 0000",
        "+6281200000000", "6281200000000", "+62-812-0000-0000", "+62 (0) 812 0000 0000", "０８１２００００００００",
        "tel:+6281200000000", "WA0812000000000", "https://wa.me/6280000000000", "wa.me/qr/ABC", "t.me/ketua",
        "api.whatsapp.com/send?phone=1",
    ],
)  # fmt: skip
def test_private_lines_are_found_and_masked(written: str) -> None:
    (found,) = look_at(f"Hubungi {written}")
    assert found.code == "P02"
    assert len(found.values["masked"]) == 5
    assert "0000" not in write_problems([found], "text").replace(" ", "").replace("-", "")


@pytest.mark.parametrize("written", ["ketua@example.id", "Ketua.Kop+a@mail.example.co.id", "<mailto:a_b@example.id>"])
def test_mail_addresses_are_found_and_masked(written: str) -> None:
    (found,) = look_at(f"Tulis ke {written}")
    assert found.code == "P03"
    assert "example" not in write_problems([found], "text")


def test_the_office_has_its_own_fields_but_no_citizen_number() -> None:
    contact = OfficeContact(phone="0812-0000-0000", email="kantor@example.id")
    assert check_privacy((Authored("p.yml", Profile(name="Uji", contact=contact), {}),)) == []
    contact = OfficeContact(phone=NUMBER)
    assert [one.code for one in check_privacy((Authored("p.yml", Profile(name="Uji", contact=contact), {}),))] == [
        "P01"
    ]


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("swot.yml", f"threats:\n  - text: Sengketa\n    evidence: Surat {NUMBER}\n", 3, 15),
        (
            "stakeholder_map.yml",
            f"stakeholders:\n  - {{name: A, role: B, interest: 1, influence: 1, notes: '{NUMBER}'}}\n",
            2,
            58,
        ),
        ("business_model_canvas.yml", f"channels:\n  - Kantor\n  - Ketua {NUMBER}\n", 3, 5),
        ("product_catalogue.csv", f"id,name,category,capacity\nkopi,Kopi,Minuman,{NUMBER}\n", 2, 19),
        ("assessments/health_2023.yml", f"period_end: 2023-12-31\nevidence:\n  m1_01: Notulen {NUMBER}\n", 3, 10),
    ],
)
def test_every_document_is_looked_at(name: str, text: str, line: int, column: int, tmp_path: Path) -> None:
    found = [one for one in check(tmp_path, {name: text}) if one.code.startswith("P")]
    assert [(one.code, *one.place) for one in found] == [("P01", f"uji/{name}", line, column)]


def test_a_number_hidden_in_a_key_is_found(tmp_path: Path) -> None:
    problems = check(tmp_path, health(f"figures:\n  k_{NUMBER}: 1\n"))
    assert "P01" in [one.code for one in problems]
    assert NUMBER not in write_problems(problems, "text")


@pytest.mark.parametrize(
    "folder", sorted(path for path in (ROOT / "cooperatives").iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_no_false_alarm_in_the_sample_cooperatives(folder: Path) -> None:
    cooperative, _ = read_cooperative(folder, folder.name)
    documents = [cooperative.profile, cooperative.canvas, cooperative.swot, cooperative.stakeholders]
    found = [*(cooperative.products or ()), *cooperative.assessments, *(one for one in documents if one)]
    assert found
    assert check_privacy(tuple(found)) == []  # type: ignore[arg-type]


@given(st.integers(min_value=10**9, max_value=10**18 - 1), st.integers(min_value=0, max_value=10**12))
@settings(max_examples=200, deadline=None)
def test_written_amounts_never_raise_an_alarm(first: int, second: int) -> None:
    amounts = (f"{first:,}".replace(",", "."), f"{second:,}".replace(",", "."))
    assert look_at(f"Naik dari Rp{amounts[0]} menjadi Rp{amounts[1]} dalam setahun") == []


@pytest.mark.parametrize("letters", ["0", "0 ", "32", "a", "a@", "62 8", "1.200 ", "08-", "(0) "])
def test_long_texts_take_no_time(letters: str) -> None:
    import time

    start = time.process_time()
    look_at((letters * 5000)[:5000])
    assert time.process_time() - start < 0.5
