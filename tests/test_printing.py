"""`lumbung pdf` as people use it: which files, where, and what is said when there is nothing to print."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.site.pdf import PdfUnavailable, check_available

ROOT = Path(__file__).resolve().parents[1]
NAGARA = ROOT / "cooperatives" / "kpri-nagara"
DAY = ("--as-of", "2026-11-22")


def lumbung(*words, cwd=ROOT, before=""):
    """The command in a process of its own; `before` is a folder whose modules come first."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    path = os.pathsep.join(filter(None, (str(before), str(ROOT))))
    environment |= {"PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "COLUMNS": "160"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def drawing():
    """Skips where no PDF can be made."""
    try:
        check_available()
    except PdfUnavailable:
        if os.environ.get("LUMBUNG_REQUIRE_BROWSER"):
            raise
        pytest.skip("WeasyPrint or Pango is not installed")


@pytest.mark.usefixtures("drawing")
def test_one_year_of_one_cooperative_and_the_same_bytes_again(tmp_path):
    digests = []
    for name in ("satu", "dua"):
        ran = lumbung("pdf", NAGARA, "--year", "2014", "--out", tmp_path / name, *DAY)
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
        assert "2 dokumen dari 1 koperasi" in ran.stderr
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        assert [path.relative_to(tmp_path / name).as_posix() for path in files] == [
            "kpri-nagara/laporan-2014.pdf",
            "kpri-nagara/ringkasan-2014.pdf",
        ]
        digests.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    assert digests[0] == digests[1]


@pytest.mark.usefixtures("drawing")
def test_several_folders_are_printed_and_what_is_missing_is_told(tmp_path):
    folders = tmp_path / "cooperatives"
    shutil.copytree(NAGARA, folders / "kpri-nagara")
    for year in (2015, 2016):
        (folders / "kpri-nagara" / "assessments" / f"health_{year}.yml").unlink()
    (folders / "baru").mkdir()
    (folders / "baru" / "profile.yml").write_text("name: Koperasi Baru\n", "utf-8")
    (folders / "rusak" / "assessments").mkdir(parents=True)
    (folders / "rusak" / "profile.yml").write_text("name: Koperasi Rusak\n", "utf-8")
    (folders / "rusak" / "assessments" / "health_2020.yml").write_text("period_end: kemarin\n", "utf-8")
    (folders / "Nama Buruk").mkdir()
    (folders / "Nama Buruk" / "profile.yml").write_text("name: Koperasi\n", "utf-8")
    ran = lumbung("pdf", folders, "--out", tmp_path / "pdf", *DAY)
    assert ran.returncode == 1
    assert "baru: belum ada hasil penilaian yang dapat dilaporkan." in ran.stderr
    assert "rusak: ada penilaian yang belum dapat dibaca" in ran.stderr
    assert "Nama Buruk: nama folder ini tidak dapat menjadi alamat" in ran.stderr
    assert "5 dokumen dari 4 koperasi" in ran.stderr
    printed = sorted(path.relative_to(tmp_path / "pdf").as_posix() for path in (tmp_path / "pdf").rglob("*.pdf"))
    assert printed == [
        "baru/profil.pdf",
        "kpri-nagara/laporan-2014.pdf",
        "kpri-nagara/profil.pdf",
        "kpri-nagara/ringkasan-2014.pdf",
        "rusak/profil.pdf",
    ]


@pytest.mark.usefixtures("drawing")
def test_a_year_without_a_result_is_told(tmp_path):
    ran = lumbung("pdf", NAGARA, "--year", "1999", "--out", tmp_path, *DAY)
    assert ran.returncode == 1
    assert "kpri-nagara: belum ada hasil penilaian tahun buku 1999 yang dapat dilaporkan." in ran.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.requirement("M-093")
@pytest.mark.usefixtures("drawing")
def test_bundles_for_local_offices_are_tagged_files_with_a_sheet_for_each_cooperative(tmp_path):
    digests = []
    for name in ("satu", "dua"):
        ran = lumbung("pdf", "--report-copies", "--office", "53.14", "--out", tmp_path / name, *DAY)
        assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
        assert "1 tembusan laporan di" in ran.stderr
        (file,) = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        assert file.relative_to(tmp_path / name).as_posix() == "wilayah/53.14/tembusan-2026-contoh-2026-09-30.pdf"
        digests.append(hashlib.sha256(file.read_bytes()).hexdigest())
    assert digests[0] == digests[1]
    pdf = PdfReader(file)
    assert len(pdf.pages) == 3
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"].startswith("id")
    assert "pdfuaid" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    words = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert "Kabupaten Rote Ndao" in words
    assert "Dikirim belum dikirim" in words
    for name in ("Koperasi Contoh Garam Pesisir", "Koperasi Contoh Tani Rahayu"):
        assert words.count(name) >= 2


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--report-copies", "--office", "99.99"), 1, "Tidak ada tembusan laporan bagi Dinas wilayah 99.99."),
        (("--report-copies", "--year", "2014"), 2, "jalankan tanpa FOLDER dan tanpa --year"),
        (("--report-copies", NAGARA), 2, "jalankan tanpa FOLDER dan tanpa --year"),
        (("--office", "61.03"), 2, "--office hanya berlaku bersama --report-copies."),
    ],
)
def test_bundles_are_asked_for_by_office_alone(tmp_path, words, code, told):
    ran = lumbung("pdf", *words, "--out", tmp_path / "pdf", *DAY)
    assert ran.returncode == code
    assert told in ran.stderr
    assert not (tmp_path / "pdf").exists()


@pytest.mark.usefixtures("drawing")
def test_nothing_is_printed_into_a_source_folder():
    ran = lumbung("pdf", NAGARA, "--out", ROOT / "cooperatives" / "pdf", *DAY)
    assert ran.returncode == 2
    assert "--out tidak boleh berada di dalam folder sumber" in ran.stderr
    assert not (ROOT / "cooperatives" / "pdf").exists()


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ('raise ImportError("weasyprint")\n', "Pasang dengan: pip install '.[pdf]'"),
        ('raise OSError("cannot load library libpango")\n', "pustaka sistem Pango belum"),
    ],
)
def test_without_the_extra_the_command_says_what_to_install(tmp_path, module, words):
    (tmp_path / "weasyprint.py").write_text(module, "utf-8")
    ran = lumbung("pdf", NAGARA, "--out", tmp_path / "pdf", *DAY, before=tmp_path)
    assert ran.returncode == 3
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "pdf").exists()
