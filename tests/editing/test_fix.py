"""`lumbung fix`: only what is sure, the smallest edit, shown first, proved by reading the folder again."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.fix import fix_folder
from generator.overwrite import Changed, overwrite_files
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.cooperative import read_cooperative
from generator.reading.mended_text import mend_text
from generator.reading.sure_values import Unsure, find_sure_value

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "cooperatives" / "koperasi-contoh-lumbung-sejahtera"
FOLDERS = sorted(path for path in (ROOT / "cooperatives").iterdir() if path.is_dir())


def sure(code, value, **values):
    return find_sure_value(Problem(code, Place("a.yml", 1, 1), {"value": value, **values}))


@pytest.mark.parametrize(
    ("code", "written", "meant"),
    [
        ("F06", "1.250.000", "1250000"),
        ("F06", "Rp1.250.000", "1250000"),
        ("F06", "Rp 1.250.000,00", "1250000"),
        ("F06", "Rp. 1.250.000,-", "1250000"),
        ("F06", "1,250,000", "1250000"),
        ("F06", "1,250,000.00", "1250000"),
        ("F06", "1 250 000", "1250000"),
        ("F06", "-1.250.000", "-1250000"),
        ("F06", "1250000,00", "1250000"),
        ("F06", "Rp125000", "125000"),
        ("F18", "12,00", "12"),
        ("F10", "87,71", "87.71"),
        ("F10", "0,125", "0.125"),
        ("F10", "-0,5", "-0.5"),
        ("F10", "1.250,5", "1250.5"),
        ("F10", "1,250.50", "1250.50"),
        ("F10", "1234,567", "1234.567"),
        ("F07", "31/12/2023", "2023-12-31"),
        ("F07", "31-12-2023", "2023-12-31"),
        ("F07", "31.12.2023", "2023-12-31"),
        ("F07", "12/31/2023", "2023-12-31"),
        ("F07", "05/05/2023", "2023-05-05"),
        ("F07", "2023/12/5", "2023-12-05"),
        ("F07", "2023-12-31 00:00:00", "2023-12-31"),
        ("F07", "14 Maret 2024", "2024-03-14"),
        ("F07", "3 Agt 2024", "2024-08-03"),
        ("F07", "Desember 2023", "2023-12"),
        ("F07", "12/2023", "2023-12"),
        ("F09", "Ya", "ya"),
        ("F09", "YES", "ya"),
        ("F09", "Tdk.", "tidak"),
    ],
)
def test_what_can_mean_one_thing_only(code, written, meant):
    assert sure(code, written) == meant


@pytest.mark.parametrize(
    ("code", "written", "reason"),
    [
        ("F06", "1.250", "thousand"),
        ("F06", "1,250", "thousand"),
        ("F06", "1.250.00", "other"),
        ("F06", "1.250.000,50", "other"),
        ("F06", "12 juta", "other"),
        ("F06", "0812.345.678", "other"),
        ("F10", "1,250", "thousand"),
        ("F10", "1.250.000", "thousand"),
        ("F10", "87,71 %", "other"),
        ("F07", "03/04/2023", "day"),
        ("F07", "31/02/2023", "other"),
        ("F07", "31/12/23", "other"),
        ("F07", "kemarin", "other"),
        ("F09", "1", "other"),
        ("F09", "t", "other"),
        ("F09", "belum", "other"),
    ],
)
def test_what_may_mean_several_things_is_left(code, written, reason):
    assert sure(code, written) == Unsure(reason)


def test_a_choice_is_known_by_its_letters_alone():
    known = "produsen, simpan_pinjam, jasa"
    assert sure("F08", "Simpan Pinjam", known=known) == "simpan_pinjam"
    assert sure("F08", "simpan-pinjam", known=known) == "simpan_pinjam"
    assert sure("F08", "simpanpinjam", known=known) == Unsure("other")
    assert sure("F01", "x") is None


@pytest.mark.parametrize(
    ("content", "text", "done"),
    [
        (b"\xef\xbb\xbfname: A\n", "name: A\n", ["signature"]),
        ("\ufeffname: Café\n".encode("utf-16-le"), "name: Café\n", ["utf-16"]),
        ("name: “Rukun” – é\n".encode("cp1252"), "name: “Rukun” – é\n", ["windows-1252"]),
        (b"name: A\r\nkind: jasa\n", "name: A\nkind: jasa\n", ["line-ends"]),
        (b"name: A\rkind: jasa\r", "name: A\nkind: jasa\n", ["line-ends"]),
        (b"name: A\r\nkind: jasa\r\n", "name: A\r\nkind: jasa\r\n", []),
        (b"a:\n\tb: 1\n\tc:\n\t\td: 2\n", "a:\n  b: 1\n  c:\n    d: 2\n", ["tabs"]),
        (b"name: A  \n# tentang \nkind: jasa\t\n", "name: A\n# tentang\nkind: jasa\n", ["trailing"]),
        (b"a: |\n  x  \nb: 1 \n", "a: |\n  x  \nb: 1\n", ["trailing"]),
    ],
)
def test_white_space_and_encoding(content, text, done):
    found = mend_text(content, is_yaml=True)
    assert (found.text, found.done, found.left) == (text, done, [])
    again = mend_text(found.encode(), is_yaml=True)
    assert (again.text, again.done) == (text, [])


def test_what_could_be_read_in_two_ways_is_left():
    assert mend_text("a: Привет\n".encode("cp1251"), is_yaml=True) is None
    assert mend_text("a: é".encode() + "é\n".encode("cp1252"), is_yaml=True) is None
    # By the width of the tab the second line belongs to `a` or to `b`.
    found = mend_text(b"a:\n  b:\n\tc: 1\n", is_yaml=True)
    assert (found.text, found.left) == ("a:\n  b:\n\tc: 1\n", ["tabs"])


def test_blank_columns_of_a_table_go_and_a_mark_for_excel_stays():
    found = mend_text(b"\xef\xbb\xbfid,name,,\r\na,A,,\r\nb,B,,\r\n", is_yaml=False)
    assert found.encode() == b"\xef\xbb\xbfid,name\r\na,A\r\nb,B\r\n"
    kept = mend_text(b"id,name,\na,A,x\n", is_yaml=False)
    assert (kept.text, kept.done) == ("id,name,\na,A,x\n", [])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_what_is_in_order_is_not_touched(folder):
    found = fix_folder(folder, folder.name)
    assert [one.shown for one in found.files] == []
    assert (found.left, found.unread) == ([], [])


def lumbung(*arguments):
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def apply(found):
    overwrite_files({one.path: (one.before, one.after) for one in found.files})


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(SAMPLE, tmp_path / SAMPLE.name)


def test_the_command_shows_first_writes_when_asked_and_names_what_it_left(folder):
    assessment, profile = folder / "assessments" / "health_2023.yml", folder / "profile.yml"
    was, about = assessment.read_text("utf-8"), profile.read_text("utf-8")
    period = re.search(r"period_end: (\S+)", was)[1]
    worse = was.replace(period, '"31/12/2023"  # akhir tahun \u202ebuku', 1)
    unsure = DATE.sub("03/04/2020", about, count=1)
    assessment.write_text(worse, "utf-8")
    profile.write_text(unsure, "utf-8")
    shown = lumbung("fix", folder)
    assert shown.returncode == 1
    assert '-period_end: "31/12/2023"  # akhir tahun \\u202ebuku' in shown.stdout
    assert '+period_end: "2023-12-31"  # akhir tahun \\u202ebuku' in shown.stdout
    assert "hari dan bulannya dapat tertukar" in shown.stderr
    assert (assessment.read_text("utf-8"), profile.read_text("utf-8")) == (worse, unsure)
    written = lumbung("fix", folder, "--write")
    assert written.returncode == 1
    assert assessment.read_text("utf-8") == was.replace(period, '"2023-12-31"  # akhir tahun \u202ebuku', 1)
    assert profile.read_text("utf-8") == unsure
    assert lumbung("fix", folder).stdout == ""
    profile.write_text(about, "utf-8")
    assert lumbung("fix", folder).returncode == 0


def test_nothing_is_written_over_a_newer_edit_or_through_a_link(folder, tmp_path):
    profile = folder / "profile.yml"
    profile.write_bytes(b"\xef\xbb\xbf" + profile.read_bytes())
    found = fix_folder(folder, folder.name)
    assert [one.path.name for one in found.files] == ["profile.yml"]
    profile.write_bytes(b"name: Lain\n")
    with pytest.raises(Changed):
        apply(found)
    assert profile.read_bytes() == b"name: Lain\n"
    outside = tmp_path / "luar.yml"
    outside.write_bytes(found.files[0].before)
    profile.unlink()
    profile.symlink_to(outside)
    with pytest.raises(Changed):
        apply(found)
    assert outside.read_bytes() == found.files[0].before
    profile.unlink()
    profile.write_bytes(found.files[0].before)
    profile.chmod(0o640)
    apply(found)
    assert profile.stat().st_mode & 0o777 == 0o640
    assert not list(folder.glob(".lumbung-*"))


DATE = re.compile(r"(?<![0-9-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9-])")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def write_otherwise(line, pick):
    """A line with its value in another, unambiguous notation; None where it has none that could be."""
    found = re.fullmatch(r"( *)([a-z0-9_]+): ([^#{\[\"']+?)( +#.*)?", line)
    if not found:
        return None
    value, comment = found[3], found[4] or ""
    if day := DATE.fullmatch(value):
        year, month, number = day[1], int(day[2]), int(day[3])
        forms = [f"{number} {MONTHS[month - 1]} {year}", f"{year}/{month}/{number}"]
        forms += [f"{number:02d}/{month:02d}/{year}"] if number > 12 or number == month else []
    elif re.fullmatch(r"[1-9][0-9]{6,}", value) and found[2] not in ("nik", "nib", "phone"):
        dotted = f"{int(value):,}".replace(",", ".")
        forms = [dotted, f"Rp{dotted}", f"{dotted},00", f"{int(value):,}"]
    elif value in ("ya", "tidak"):
        forms = [value.upper(), {"ya": "Yes", "tidak": "No"}[value]]
    else:
        return None
    return f"{found[1]}{found[2]}: {forms[pick % len(forms)]}{comment}"


@settings(
    max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(data=st.data())
def test_a_dossier_written_otherwise_comes_back_and_stays(data, tmp_path_factory):
    folder = shutil.copytree(SAMPLE, tmp_path_factory.mktemp("fix") / SAMPLE.name)
    before, problems = read_cooperative(folder, "x")
    for name in ("profile.yml", "assessments/health_2023.yml", "assessments/health_2022.yml"):
        path = folder / name
        lines = path.read_text("utf-8").split("\n")
        able = [number for number, line in enumerate(lines) if write_otherwise(line, 0)]
        for number in data.draw(st.lists(st.sampled_from(able), max_size=8, unique=True)) if able else []:
            lines[number] = write_otherwise(lines[number], data.draw(st.integers(0, 3)))
        # In a block of text spaces at the end of a line are part of the text: added there, they would stay.
        is_block = any(line.endswith((">", "|", ">-", "|-")) for line in lines)
        end = data.draw(st.sampled_from(["\n", "\r\n"] if is_block else ["\n", " \n", "\r\n"]))
        mark = data.draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
        path.write_bytes(mark + end.join(lines).encode())
    apply(fix_folder(folder, "x"))
    after, left = read_cooperative(folder, "x")
    assert [one.identity for one in left] == [one.identity for one in problems]
    assert after.profile.content == before.profile.content
    assert [one.content for one in after.assessments] == [one.content for one in before.assessments]
    again = fix_folder(folder, "x")
    assert (again.files, again.left, again.unread) == ([], [], [])
